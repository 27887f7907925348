/** Header fields that MAST-Data's two files share. */
import type { Json, ParsedTrace } from "@/lib/traces/canonical";
import { isObject, type JsonObject } from "@/lib/traces/json-value";
import type { Remainder } from "@/lib/traces/remainder";

const systems = new Set([
  "ag2",
  "autogen",
  "metagpt",
  "chatdev",
  "magentic",
  "magenticone",
  "openmanus",
  "appworld",
  "hyperagent",
  "matot",
  "mathchat",
]);

const isSystem = (name: string | null) => name !== null && systems.has(name.toLowerCase().replace(/[^a-z0-9]/g, ""));

/** A header field's text; the human file writes NaN where there is none. */
function takeName(record: Remainder, key: string): string | null {
  const value = record.peek(key);
  if (value === "NaN" || value === null) return null;
  return record.takeText(key);
}

export interface MastHeader {
  readonly system: string | null;
  readonly benchmark: string | null;
  readonly warnings: readonly string[];
}

/** Two records of the human file have system and benchmark in each other's place; what the run is says which is which. */
export function takeMastHeader(record: Remainder, systemOfRun: string | null): MastHeader {
  const system = takeName(record, "mas_name");
  const benchmark = takeName(record, "benchmark_name");
  const fromRun =
    systemOfRun !== null &&
    benchmark?.toLowerCase() === systemOfRun.toLowerCase() &&
    system?.toLowerCase() !== systemOfRun.toLowerCase();
  if (!isSystem(system) && (isSystem(benchmark) || fromRun)) {
    const warning = `The file names "${system ?? ""}" as the system and "${benchmark ?? ""}" as the benchmark; they were put in each other's place.`;
    return { system: benchmark, benchmark: system, warnings: [warning] };
  }
  return { system, benchmark, warnings: [] };
}

/** What the run says of itself where the record says something else. */
function superseded(run: ParsedTrace, header: MastHeader): JsonObject {
  const said: JsonObject = {
    sourceId: run.sourceId,
    system: run.system === header.system ? null : run.system,
    model: run.model,
    benchmark: run.benchmark,
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null));
}

/** The record's own raw, with that of the run inside it. */
export function mergedRaw(record: Remainder, run: ParsedTrace, header: MastHeader): Json {
  const inner = { ...superseded(run, header), ...(isObject(run.raw) ? run.raw : {}) };
  const left = record.left();
  return Object.keys(inner).length === 0 ? left : { ...left, run: inner };
}
