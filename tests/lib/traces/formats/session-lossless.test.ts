/** No string of a session, log or run of these formats is lost, however the file is changed, and nothing makes a reader throw. */
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import type { Json, ParsedTrace } from "@/lib/traces/canonical";
import { traceOf } from "@/lib/traces/draft";
import { isRejection } from "@/lib/traces/format";
import { findFormat } from "@/lib/traces/formats/registry";
import { isList } from "@/lib/traces/json-value";
import { parseJson } from "@/lib/traces/parse-json";
import { storableTrace } from "@/lib/traces/storable";
import { change, changed } from "../../../support/change-json";
import { lostStrings, reassembledLog } from "../../../support/collect-strings";
import { fuzzRuns, fuzzTime } from "../../../support/fuzz-runs";
import { readerSamples } from "../../../support/reader-samples";
import { traceFixture } from "../../../support/trace-fixture";

const context = { filename: "upload" };

const fixtures: readonly (readonly [format: string, file: string])[] = [
  ["claude-code", "claude-code.jsonl"],
  ["codex", "codex.jsonl"],
  ["codex", "codex-old.jsonl"],
  ["codex-exec", "codex-exec.jsonl"],
  ["inspect", "inspect.json"],
  ["swe-agent", "swe-agent.traj"],
  ["swe-agent", "swe-agent-history.traj"],
  ["atif", "atif.json"],
  ["atif", "atif-bundle.json"],
  ["openclaw", "openclaw.jsonl"],
  ["crewai-log", "crewai-log.json"],
  ["crewai-output", "crewai-output.json"],
  ["autogen-runs", "autogen.json"],
  ["autogen-runs", "autogen-team.json"],
  ["autogen-messages", "autogen-list.json"],
  ["langgraph", "langgraph.json"],
  ["langgraph", "langgraph-serialised.json"],
  ["langgraph-run", "langgraph-history.json"],
  ["langgraph-run", "langgraph-updates.jsonl"],
  ["gemini-contents", "gemini.json"],
  ["gemini-conversation", "gemini.jsonl"],
  ["anthropic-messages", "anthropic.json"],
  ["anthropic-conversation", "anthropic.jsonl"],
];

function contentOf(file: string): Json {
  const text = traceFixture(file).toString();
  const whole = parseJson(text);
  if (whole.ok) return whole.value;
  return text.split("\n").flatMap((line) => {
    const row = parseJson(line);
    return row.ok ? [row.value] : [];
  });
}

interface Reading {
  readonly traces: readonly ParsedTrace[];
  readonly isRefused: boolean;
}

function read(name: string, content: Json): Reading {
  const format = findFormat(name);
  if (format === undefined || format.unit === "text") throw new Error(`no format ${name}`);
  const all = isList(content) ? content : [content];
  const records = all.map((value, record) => ({ record, line: 1, value }));
  const results =
    format.unit === "document"
      ? [...format.parse(records, context)]
      : records.flatMap((record) => [...format.parse(record, context)]);
  const traces = results.flatMap((result) => (isRejection(result) ? [] : [result]));
  return { traces, isRefused: traces.length < results.length || traces.length === 0 };
}

/** All traces as one, for a search through all that was read. */
function union(traces: readonly ParsedTrace[]): ParsedTrace {
  return traceOf({
    title: "",
    raw: traces.map(({ raw, metadata, sourceId, task, system, model, benchmark }) => [
      raw,
      metadata,
      [sourceId, task, system, model, benchmark],
    ]),
    steps: traces.flatMap(({ steps }) => steps),
    claims: traces.flatMap(({ claims }) => claims),
    warnings: traces.flatMap(({ warnings }) => warnings),
  });
}

/** An attachment stands where it was referred to. */
const isText = (text: string) => !/^(?:attachment|tc):\/\/[0-9a-f]{32}$/.test(text);

const isParentBefore = ({ steps }: ParsedTrace) =>
  steps.every(({ parent }, index) => parent === null || (parent >= 0 && parent < index));

vi.setConfig({ testTimeout: fuzzTime });

describe("no string is lost", () => {
  const samples = fixtures.map(([name, file]) => [name, file, contentOf(file)] as const);
  const inline = readerSamples.map(([name, content]) => [name, "invented here", content] as const);
  it.each([...samples, ...inline])("of %s (%s)", (name, _, content) => {
    expect(read(name, content).isRefused).toBe(false);
    fc.assert(
      fc.property(fc.array(change, { maxLength: 3 }), (changes) => {
        const value = changes.reduce<Json>((result, edit) => changed(result, edit.path, edit), content);
        const { traces, isRefused } = read(name, value);
        expect(traces.every(isParentBefore)).toBe(true);
        for (const trace of traces) storableTrace(trace);
        const isReadable = traces.every(({ steps }) => steps.length > 0);
        // A record of another form is refused as a whole.
        if (!isRefused && isReadable) expect(lostStrings(value, union(traces)).filter(isText)).toEqual([]);
      }),
      fuzzRuns,
    );
  });

  it("and no character of a CrewAI log as text", () => {
    const format = findFormat("crewai-text-log");
    if (format?.unit !== "text") throw new Error("not a text format");
    const text = traceFixture("crewai.txt").toString();
    const cut = fc.record({
      at: fc.nat(600),
      remove: fc.nat(40),
      put: fc.constantFrom("", '"', '", agent="', "\n", "\r\n", "2026-07-08 09:10:11: "),
    });
    fc.assert(
      fc.property(fc.boolean(), fc.array(cut, { maxLength: 4 }), (windows, cuts) => {
        const log = cuts.reduce(
          (result, { at, remove, put }) => result.slice(0, at) + put + result.slice(at + remove),
          windows ? text.replaceAll("\n", "\r\n") : text,
        );
        for (const result of format.parse(log, context))
          if (!isRejection(result)) expect(reassembledLog(result)).toBe(log);
      }),
      fuzzRuns,
    );
  });
});
