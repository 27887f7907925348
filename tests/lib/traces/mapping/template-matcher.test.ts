import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileTemplate, holes } from "@/lib/traces/mapping/step-template";
import { TemplateMatcher } from "@/lib/traces/mapping/template-matcher";

function matcher(template: string, except: readonly string[] = []): TemplateMatcher {
  const compiled = compileTemplate(template);
  if (!compiled.ok) throw new Error(compiled.failure.detail);
  return new TemplateMatcher(compiled.value, except);
}

/** What stands in the holes of each header, and the text behind it on its line. */
function found(template: string, text: string, except: readonly string[] = []) {
  return [...matcher(template, except).headers(text)].map(({ fields, body }) => ({
    ...fields,
    rest: text.slice(body).split("\n")[0]?.trim(),
  }));
}

describe("the language of templates", () => {
  test.each([
    ["{agent}{text}", "{agent} and {text} need something between them"],
    ["{text} {agent}", "Nothing stands behind {text}"],
    ["{text}!", "Nothing stands behind {text}"],
    ["{agent} {agent}", "{agent} stands twice"],
    ["{who}: {text}", "There is no field {who}"],
    ["{agent: {text}", "A brace belongs to a field"],
    ["}", "A brace belongs to a field"],
    [" ", "empty"],
    ["a\nb", "one line"],
  ])("%j is refused with the reason", (template, reason) => {
    const compiled = compileTemplate(template);
    expect(compiled.ok ? "" : compiled.failure.detail).toContain(reason);
  });

  test("no template makes the compiler or the matcher throw", () => {
    const piece = fc.constantFrom(
      ...holes.map((hole) => `{${hole}}`),
      "{",
      "}",
      "{{",
      "}}",
      "\\t",
      "\\",
      ": ",
      "[",
      "1:1",
      " ",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), fc.string({ unit: "binary", maxLength: 60 }), (pieces, text) => {
        const compiled = compileTemplate(pieces.join(""));
        if (!compiled.ok) return;
        for (const { start, body } of new TemplateMatcher(compiled.value).headers(text)) {
          expect(body).toBeGreaterThanOrEqual(start);
          expect(text.slice(start, body)).not.toContain("\n");
        }
      }),
      { numRuns: 3_000 },
    );
  });
});

describe("what begins a step", () => {
  test("a time may hold what follows it", () => {
    expect(found("{time} {agent}: {text}", "2026-01-02 10:00:05 Ada Lovelace: go: on")).toEqual([
      { time: "2026-01-02 10:00:05", agent: "Ada Lovelace", rest: "go: on" },
    ]);
    expect(found("{time}: {agent}: {text}", "10:00: Ada: go")).toEqual([{ time: "10:00", agent: "Ada", rest: "go" }]);
    expect(found("[{time}] {agent}: {text}", "[see above] Ada: go\n[Fri Jan 2 10:00:05 2026] Ada: go")).toEqual([
      { time: "Fri Jan 2 10:00:05 2026", agent: "Ada", rest: "go" },
    ]);
  });

  test("the text may begin on the next line, line ends and colours do not matter", () => {
    expect(found("{agent}: {text}", "Ada:\r\nhello\r\nBo: yes\r\n")).toEqual([
      { agent: "Ada", rest: "" },
      { agent: "Bo", rest: "yes" },
    ]);
    expect(found("{agent} (to {to}):", "\u001b[33mAda\u001b[0m (to Bo):\n\nhello")).toEqual([
      { agent: "Ada", to: "Bo", rest: "" },
    ]);
  });

  test("a header without text fills its line", () => {
    expect(found("=== {agent} ===", "=== Ada ===  \n=== Bo === and more\n=== Cy\n===  ===")).toEqual([
      { agent: "Ada", rest: "" },
    ]);
    expect(found("-----", "-----\n------\n-- ---")).toEqual([{ rest: "" }]);
    expect(found("{{{agent}}}", "{Ada}\nBo")).toEqual([{ agent: "Ada", rest: "" }]);
    expect(found("{agent}\\t{text}", "Ada\thi\nBo hi")).toEqual([{ agent: "Ada", rest: "hi" }]);
  });

  test("sentences, long names and those taken out begin nothing", () => {
    const text = `I looked. It said: no\n${"very ".repeat(30)}long: no\nNote: no\nAda: yes\n\n : no`;
    expect(found("{agent}: {text}", text, ["Note"])).toEqual([{ agent: "Ada", rest: "yes" }]);
  });
});

describe("linear time: what is looked at grows with the text alone", () => {
  const megabyte = 1_000_000;
  const hostile: readonly (readonly [template: string, line: string])[] = [
    ["{agent}: {text}", "a".repeat(200)],
    ["{agent}aaaaaaaaaaaaaaaaaaaaaaaaaaaab{text}", "a".repeat(megabyte)],
    ["{agent}abababababababababac{to}abababac{kind}abac{text}", "ab".repeat(700)],
    ["{time}1:1:1:1:1:1:1:1:1:1:1:1:2{text}", "1:".repeat(100)],
    ["{time} {agent}: {text}", "1 ".repeat(500)],
    ["{skip}a{agent}a{to}a{kind}a{skip}a{skip}b{text}", "a".repeat(990)],
    ["[{agent}] [{to}] [{kind}] {skip}!", "[x] ".repeat(250)],
    ["{agent} {text}", " ".repeat(megabyte)],
    ["{agent}: {text}", "a b"],
    ["{agent}:", "\u001b[1m".repeat(250)],
    ["{agent} ===", "= ".repeat(499)],
  ];
  test.each(hostile)("%s", (template, line) => {
    const text = `${line}\n`.repeat(Math.ceil(megabyte / (line.length + 1)));
    const reading = matcher(template);
    for (const _ of reading.headers(text));
    expect(reading.examined).toBeLessThan(4 * text.length);
    const double = matcher(template);
    for (const _ of double.headers(text + text));
    expect(double.examined).toBeLessThan(2.01 * reading.examined + 2_000);
  });
});
