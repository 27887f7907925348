/** What attackers and careless programs put into files, tried on a fixture of every reader. */
import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { isList, isObject } from "@/lib/traces/json-value";
import { parseJson } from "@/lib/traces/parse-json";
import { storableTrace } from "@/lib/traces/storable";
import { collectStrings } from "../../support/collect-strings";
import { fuzzTime } from "../../support/fuzz-runs";
import { readUpload } from "../../support/read-upload";
import { readerSamples } from "../../support/reader-samples";
import { spanFiles } from "../../support/span-files";
import { stepTable } from "../../support/step-table";
import { traceFixture } from "../../support/trace-fixture";

/** Labels are refused without their runs; a bundle has nothing but trajectories, whatever the keys. */
const noRuns = ["agentrx-labels.json", "agentrx-truth.json"];
const closed = ["atif-bundle.json", "keyed-conversations", "langgraph-updates.jsonl"];

const folder = new URL("../../fixtures/traces/", import.meta.url);
const files = readdirSync(folder).filter(
  (name) => /\.(?:json|jsonl|log|txt|traj)$/.test(name) && !noRuns.includes(name),
);
const samples: readonly (readonly [name: string, text: string])[] = [
  ...files.map((name) => [name, traceFixture(name).toString()] as const),
  ...readerSamples.map(([name, content]) => [name, JSON.stringify(content)] as const),
  ...Object.entries(spanFiles).map(([name, { content }]) => [name, JSON.stringify(content)] as const),
];
const json = samples.filter(([, text]) => /^\s*[[{]\s*["{[]/.test(text));
const open = json.filter(([name]) => !closed.includes(name));

async function read(content: string | Uint8Array, filename = "upload") {
  const upload = await readUpload(content, { filename });
  return { format: upload.format, traces: upload.traces, steps: upload.traces.map(stepTable) };
}

/** Puts members at the beginning of each record: of the object, of each row, or of each element. */
function withMembers(text: string, members: string): string {
  const put = (record: string) => record.replace(/^\s*\{/, (brace) => `${brace}${members},`);
  const whole = parseJson(text);
  if (!whole.ok) return text.split("\n").map(put).join("\n");
  if (!isList(whole.value)) return put(text);
  return `[${whole.value.map((value) => (isObject(value) ? put(JSON.stringify(value)) : JSON.stringify(value))).join(",")}]`;
}

const utf16 = (text: string, order: "le" | "be") => {
  const bytes = Buffer.from(`\ufeff${text}`, "utf16le");
  return new Uint8Array(order === "le" ? bytes : bytes.swap16());
};

describe("every reader", { timeout: fuzzTime }, () => {
  it.each(samples)("reads %s in any encoding, and whatever its file is called", async (_, text) => {
    const plain = await read(text);
    expect(plain.traces.length).toBeGreaterThan(0);
    for (const other of [`\ufeff${text}`, utf16(text, "le"), utf16(text, "be")]) {
      const { format, steps } = await read(other);
      expect([format, steps]).toEqual([plain.format, plain.steps]);
    }
    const named = await read(text, "../../../etc/passwd\u0000\u202e\n.json");
    expect(named.steps).toEqual(plain.steps);
  });

  it.each(samples)("reads the same times from %s wherever the server stands", async (_, text) => {
    const timesIn = async (zone: string) => {
      process.env.TZ = zone;
      const { traces } = await read(text);
      return traces.map(({ steps }) => steps.map(({ time, durationMs }) => [time, durationMs]));
    };
    const zone = process.env.TZ ?? "UTC";
    try {
      const expected = await timesIn("UTC");
      for (const other of ["Pacific/Chatham", "America/St_Johns"]) expect(await timesIn(other)).toEqual(expected);
      expect(new Date(2026, 0, 1).getTimezoneOffset()).toBe(210);
    } finally {
      process.env.TZ = zone;
    }
  });

  it.each(open)("keeps and shows keys that trip careless code: %s", async (_, text) => {
    const plain = await read(text);
    const members = `"__proto__":{"polluted":"by proto"},"constructor":{"prototype":{"polluted":"by constructor"}},"__proto__.polluted":"by a dot","__proto__[polluted]":"by a bracket"`;
    const { format, traces } = await read(withMembers(text, members));
    expect(format).toBe(plain.format);
    expect(Reflect.get({}, "polluted")).toBeUndefined();
    const kept = collectStrings(traces).join("\n");
    for (const words of ["by proto", "by constructor", "by a dot", "by a bracket"]) expect(kept).toContain(words);
  });

  it.each(open)("keeps numbers that a double cannot hold, NaN and Infinity: %s", async (_, text) => {
    const { traces } = await read(withMembers(text, `"big":12345678901234567890123,"odd":[NaN,Infinity,-Infinity]`));
    const kept = JSON.stringify(traces);
    for (const words of ["12345678901234567890123", "NaN", "-Infinity"]) expect(kept).toContain(words);
  });

  it.each(json)("lets NUL and lone surrogates through to be stored: %s", async (_, text) => {
    const { traces } = await read(text.replaceAll(/( \w+)"/g, '$1\\u0000\\ud800"'));
    for (const trace of traces) {
      const stored = JSON.stringify(storableTrace(trace));
      expect(stored).not.toMatch(/(?<!\\)(?:\\\\)*\\u(?:0000|d800)/);
    }
  });

  // A list of wrapped lists is no upload that anybody makes.
  it.each(json.filter(([name]) => name !== "generic-traces.json"))(
    "refuses what is nested without end, and nothing beside it: %s",
    async (_, text) => {
      const deep = `{"deep":${"[".repeat(5000)}${"]".repeat(5000)}}`;
      const whole = parseJson(text);
      const rows = whole.ok && isList(whole.value) ? whole.value.map((value) => JSON.stringify(value)) : [text.trim()];
      const upload = await readUpload(whole.ok ? `[${[...rows, deep].join(",")}]` : `${text.trim()}\n${deep}\n`);
      expect(upload.traces.length).toBeGreaterThan(0);
      expect(upload.rejected.map(({ message }) => message).join()).toMatch(/nested/);
    },
  );
});
