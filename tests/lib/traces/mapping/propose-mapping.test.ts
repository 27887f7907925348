import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Json } from "@/lib/traces/canonical";
import { proposalSchema } from "@/lib/traces/mapping/proposal-schema";
import { mappingSchema } from "@/lib/traces/mapping-schema";
import { proposeMapping } from "@/lib/traces/propose-mapping";
import { change, changed } from "../../../support/change-json";
import { readUpload } from "../../../support/read-upload";

const records = (values: readonly Json[]) =>
  proposeMapping({ filename: "x", container: "lines", records: values, head: "" });
const text = (head: string) => proposeMapping({ filename: "x", container: "text", records: [], head });

/** The likeliest reading of records. */
function first(values: readonly Json[]) {
  const proposal = records(values);
  return proposal.kind === "records" ? proposal.sources[0] : undefined;
}

const ward = {
  meta: { session: "s-1", opened: "2026-05-06T07:08:09Z" },
  objective: "Move the patient in bed four",
  chart: {
    entries: [
      {
        no: 1,
        by_whom: "triage",
        participant: "Nurse bot",
        note: { msg: "Bed four is to be moved." },
        at: "2026-05-06T07:08:09Z",
      },
      {
        no: 2,
        participant: "Porter bot",
        note: { msg: "Which ward does she go to?" },
        at: "2026-05-06T07:08:19Z",
        recipient: "Nurse bot",
      },
      {
        no: 3,
        participant: "Nurse bot",
        note: { msg: "To the third, please." },
        at: "2026-05-06T07:08:29Z",
        recipient: "Porter bot",
      },
      { no: 4, participant: "Porter bot", note: { tool_result: { lift: "free" } }, at: "2026-05-06T07:08:39Z" },
    ],
  },
};

describe("a proposal for records", () => {
  test("names the list, the agent, the text, the time, the addressee and the task, with examples", () => {
    const source = first([ward]);
    expect(source?.mapping).toMatchObject({
      runs: null,
      steps: ["chart", "entries"],
      agent: ["participant"],
      texts: [{ path: ["note", "msg"] }],
      time: ["at"],
      addressee: ["recipient"],
      task: ["objective"],
    });
    expect(source?.fields).toContainEqual({
      path: ["note", "msg"],
      examples: ["Bed four is to be moved.", "Which ward does she go to?", "To the third, please."],
      share: 0.75,
    });
    expect(source?.header).toContainEqual({ path: ["objective"], examples: [ward.objective], share: 1 });
  });

  test("finds rows, and the id that keeps those of one trace together", () => {
    const rows = ["r1", "r1", "r2", "r2"].map((run_id, at) => ({
      run_id,
      actor: at % 2 ? "Scout" : "Lead",
      utterance: `Go on with part ${at}`,
      ts: 1767312000 + at,
    }));
    expect(first(rows)?.mapping).toMatchObject({
      steps: null,
      trace: ["run_id"],
      agent: ["actor"],
      texts: [{ path: ["utterance"] }],
      time: ["ts"],
    });
  });

  test("takes thought, action and observation for a step each", () => {
    const steps = [1, 2, 3].map((n) => ({
      thought: `I think of the number ${n}`,
      action: `count(${n}) and then stop`,
      observation: `There are ${n} of them`,
    }));
    expect(first([{ id: "a", steps }])?.mapping?.texts).toEqual([
      { path: ["thought"], kind: "thought" },
      { path: ["action"], kind: "tool call" },
      { path: ["observation"], kind: "tool result" },
    ]);
  });

  test("looks into lists of traces, objects of steps and logs in a text", () => {
    const acts = {
      act_1: { who: "Ada", what_said: "It is raining in Kent" },
      act_2: { who: "Bo", what_said: "It always does there" },
    };
    expect(first([{ days: [{ acts }, { acts }], season: "wet" }])).toMatchObject({
      runs: ["days"],
      steps: ["acts"],
      found: 4,
    });
    const transcript = ["Ada: it is raining", "Bo: it always does", "Ada: in Kent", "Bo: everywhere"]
      .join("\n")
      .repeat(4);
    expect(first([{ id: 1, transcript }])).toMatchObject({
      steps: ["transcript"],
      shape: "log",
      mapping: { log: { template: "{agent}: {text}" } },
    });
  });

  test("offers the places even where no field looks like a text, and nothing where there is none", () => {
    expect(first([{ readings: [{ t: 1 }, { t: 2 }] }])).toMatchObject({ steps: ["readings"], mapping: null });
    expect(records([1, 2, 3])).toMatchObject({
      kind: "records",
      seen: "JSON lines whose first record is 1",
      sources: [],
    });
  });

  test("what it proposes can be read", async () => {
    const mapping = mappingSchema.parse(first([ward])?.mapping);
    const { traces, rejected } = await readUpload(JSON.stringify(ward), { mapping });
    expect(rejected).toEqual([]);
    expect(traces[0]?.steps.map(({ agent }) => agent)).toEqual(["Nurse bot", "Porter bot", "Nurse bot", "Porter bot"]);
  });

  test("stays small and throws on nothing, and is always readable as a mapping", () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 6 }), (changes) => {
        const value = changes.reduce<Json>((result, edit) => changed(result, edit.path, edit), ward);
        const proposal = proposalSchema.parse(records([value, ward]));
        for (const { mapping } of proposal.kind === "records" ? proposal.sources : [])
          if (mapping !== null) expect(mappingSchema.safeParse(mapping).success).toBe(true);
      }),
      { numRuns: 1_000 },
    );
    const wide: Json = Object.fromEntries(
      Array.from({ length: 50_000 }, (_, n) => [`key ${n}`, { inner: ["x".repeat(50)] }]),
    );
    const deep = Array.from({ length: 150 }).reduce<Json>((inner) => ({ inner: [inner, inner] }), "end");
    const logs: Json = Object.fromEntries(
      Array.from({ length: 60 }, (_, n) => [`log ${n}`, "Ada: well\nBo: then\n".repeat(5_000)]),
    );
    const keys: Json = { list: [{ ["k".repeat(1_000_000)]: "x" }] };
    const long: Json = { list: Array.from({ length: 20_000 }, () => ({ text: "y".repeat(500), agent: "z" })) };
    expect(JSON.stringify(records([wide, deep, logs, keys, long])).length).toBeLessThan(100_000);
  });
});

describe("a proposal for a log", () => {
  const hello = [
    ["Ada", "Bo"],
    ["Bo", "Ada"],
    ["Ada", "Bo"],
  ] as const;
  test.each([
    ["{agent}: {text}", ([a]: readonly string[]) => `${a}: well then`],
    ["[{time}] {agent}: {text}", ([a]: readonly string[]) => `[2026-01-02 03:04:05] ${a}: well then`],
    [
      "{time} - {agent} - {kind} - {text}",
      ([a]: readonly string[]) => `2026-01-02 03:04:05,678 - ${a} - INFO - well then`,
    ],
    ["{time} {kind} {agent} -> {to}: {text}", ([a, b]: readonly string[]) => `03:04:05 INFO ${a} -> ${b}: well then`],
    ["{agent} (to {to}): {text}", ([a, b]: readonly string[]) => `${a} (to ${b}): well then`],
    ["## {agent}", ([a]: readonly string[]) => `## ${a}\n\nwell then\n`],
    ["<{agent}> {text}", ([a]: readonly string[]) => `<${a}> well then`],
    ["**{agent}**: {text}", ([a]: readonly string[]) => `**${a}**: well then`],
    ["{agent}\\t{text}", ([a]: readonly string[]) => `${a}\twell then`],
  ])("%s", (template, line) => {
    const proposal = text(`Begin of the run\n${hello.map(line).join("\nand more\n")}\n`);
    expect(proposal.kind === "text" && proposal.templates[0]).toEqual({ template, steps: 3, agents: ["Ada", "Bo"] });
  });

  const said = [
    "Let us plan.\nTwo steps.",
    "def f():\n    return 1  # note: fine",
    "All passed: 3",
    "Done.",
    "Note: over.",
  ];
  const speakers = ["Ada Ray", "Bo", "Cy", "Ada Ray", "Bo"];
  const log = (line: (name: string, words: string, at: number) => string) =>
    `${speakers.map((name, at) => line(name, said[at] ?? "", at)).join("\n")}\n`;
  test.each<[string, (name: string, words: string, at: number) => string]>([
    ["<<{agent} @ {time}>>", (name, words, at) => `<<${name} @ 10:0${at}>>\n${words}`],
    ["{agent} @ {time}: {text}", (name, words, at) => `${name} @ 10:0${at}: ${words}`],
    ["--- {agent} ---", (name, words) => `--- ${name} ---\n${words}\n`],
    ["*** {agent} ***", (name, words) => `*** ${name} ***\n${words}\n`],
    ["~~~ {agent} ({time}) ~~~", (name, words, at) => `~~~ ${name} (10:0${at}) ~~~\n${words}`],
    ["[[{agent}]]", (name, words) => `[[${name}]]\n${words}`],
    ["## {agent} (turn {skip})", (name, words, at) => `## ${name} (turn ${at})\n\n${words}\n`],
    ["### Turn {skip}: {agent}", (name, words, at) => `### Turn ${at}: ${name}\n${words}`],
    ["{skip}. {agent}: {text}", (name, words, at) => `${at}. ${name}: ${words}`],
    ["Agent {agent} says:", (name, words) => `Agent ${name} says:\n${words}\n`],
    ["From {agent} to Zoe at {time}", (name, words, at) => `From ${name} to Zoe at 10:0${at}\n${words}`],
    ["{agent} ⇒ {to}: {text}", (name, words) => `${name} ⇒ Zoe: ${words}`],
    ["{agent} [{time}]", (name, words, at) => `${name} [10:00:0${at}]\n${words}`],
    ["<|im_start|>{agent}", (name, words) => `<|im_start|>${name}\n${words}<|im_end|>`],
    ["<{agent}> {text}", (name, words) => `<${name}>\n${words}\n</${name}>`],
    ["Sender: {agent}", (name, words) => `Sender: ${name}\nReceiver: Zoe\nContent: ${words}\n`],
    ['time={time} agent={agent} msg="{text}', (name, words, at) => `time=10:00:0${at} agent=${name} msg="${words}"`],
    ["{{{agent}}} {text}", (name, words) => `{${name}} ${words}`],
    ["🤖 {agent}: {text}", (name, words) => `🤖 ${name}: ${words}`],
  ])("%s, though nobody thought of it", (template, line) => {
    const proposal = text(log(line));
    expect(proposal.kind === "text" && proposal.templates[0]).toEqual({
      template,
      steps: 5,
      agents: ["Ada Ray", "Bo", "Cy"],
    });
  });

  test("finds none in prose", () => {
    const prose =
      "It was late. Nobody came.\nA note: the door was open.\nThen somebody said: enough.\nAnd so it ended.\n";
    expect(text(prose)).toMatchObject({
      kind: "text",
      templates: [],
      lines: [expect.stringContaining("late"), expect.any(String), expect.any(String), expect.any(String)],
    });
  });
});

describe("names in several words", () => {
  test.each(["speaker_bot", "sendingAgent", "dialogue-speaker"])("%s is who speaks", (name) => {
    const rows = ["Scout", "Guard", "Scout"].map((who, at) => ({ [name]: who, sentence: `This is line ${at}.` }));
    expect(first(rows)).toMatchObject({ mapping: { agent: [name], texts: [{ path: ["sentence"] }] } });
  });

  test.each(["agent_type", "user_text"])("%s is not, since its last word names something else", (name) => {
    const rows = ["short", "brief", "short"].map((value, at) => ({ [name]: value, sentence: `This is line ${at}.` }));
    expect(first(rows)).toMatchObject({ mapping: { agent: null } });
  });
});
