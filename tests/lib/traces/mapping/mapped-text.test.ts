import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isRejection } from "@/lib/traces/format";
import { mappedText } from "@/lib/traces/formats/mapped-text";
import { mappingSchema } from "@/lib/traces/mapping-schema";
import { reassembledLog } from "../../../support/collect-strings";
import { readUpload } from "../../../support/read-upload";

const log = `run 7 of the greenhouse
[09:00:00] Gardener -> Pump: open the second valve
it is dry there
[09:00:04] Pump -> Gardener: Observation: opened

[09:01:00] Note: not a speaker
`;

const mapping = (template: string, except: readonly string[] = []) =>
  mappingSchema.parse({ kind: "text", template, except });

describe("a log with a pattern of the person's", () => {
  test("is cut into steps, and can be put together again", async () => {
    const upload = await readUpload(log, { mapping: mapping("[{time}] {agent} -> {to}: {text}") });
    expect(upload.format).toBe("mapped-text");
    const [trace] = upload.traces;
    expect(trace?.steps.map(({ agent, addressee, content }) => [agent, addressee, content])).toEqual([
      ["Gardener", "Pump", "open the second valve\nit is dry there"],
      ["Pump", "Gardener", "Observation: opened\n\n[09:01:00] Note: not a speaker"],
    ]);
    expect(trace && reassembledLog(trace)).toBe(log);
    expect(trace?.raw).toEqual({ preamble: "run 7 of the greenhouse\n" });
  });

  test("kinds and times are read, where they are some", async () => {
    const text = "2026-01-02 09:00:00 system Boss: be brief\n2026-01-02 09:00:01 tool Pump: opened\n";
    const { traces } = await readUpload(text, { mapping: mapping("{time} {kind} {agent}: {text}") });
    expect(traces[0]?.steps.map(({ kind, time }) => [kind, time])).toEqual([
      ["system", "2026-01-02T09:00:00.000Z"],
      ["tool result", "2026-01-02T09:00:01.000Z"],
    ]);
  });

  test("where nothing begins as it says, the text is refused and no empty trace made", async () => {
    const { traces, rejected } = await readUpload(log, { mapping: mapping("<{agent}> {text}") });
    expect([traces, rejected.map(({ message }) => message)]).toEqual([
      [],
      [expect.stringContaining("<{agent}> {text}")],
    ]);
    const bare = await readUpload("Ada:\nBo:\n", { mapping: mapping("{agent}:") });
    expect([bare.traces, bare.rejected.length]).toEqual([[], 1]);
  });

  test("JSON can be read as text as well", async () => {
    const { traces } = await readUpload('{"a": 1}\n{"b": 2}\n', { mapping: mapping("{{{text}") });
    expect(traces[0]?.steps).toHaveLength(2);
  });

  test("no character is lost, whatever the text and the pattern", () => {
    const templates = [
      "[{time}] {agent} -> {to}: {text}",
      "{agent}: {text}",
      "{agent}:",
      "{text}",
      "# {agent}",
      "{time} {text}",
    ];
    const piece = fc.oneof(
      fc.constantFrom(
        "\n",
        "\r\n",
        "Ada: ",
        "[09:00:00] Ada -> Bo: ",
        "# Ada\n",
        " ",
        "\t",
        "12:30 ",
        "\u001b[31m",
        "\ufeff",
        "🦊",
      ),
      fc.string({ unit: "binary", maxLength: 8 }),
    );
    let read = 0;
    fc.assert(
      fc.property(fc.constantFrom(...templates), fc.array(piece, { maxLength: 30 }), (template, pieces) => {
        const text = pieces.join("");
        for (const result of mappedText({ kind: "text", template, except: [] }).parse(text, { filename: "x.log" })) {
          if (isRejection(result)) continue;
          read += 1;
          expect(result.steps.length).toBeGreaterThan(0);
          expect(reassembledLog(result)).toBe(text);
        }
      }),
      { numRuns: 3_000 },
    );
    expect(read).toBeGreaterThan(500);
  });
});
