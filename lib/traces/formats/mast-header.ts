/** Header fields that MAST-Data's two files share. */
import type { Json } from "@/lib/traces/canonical";
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

/** The record's own raw, with that of the run inside it. */
export function mergedRaw(record: Remainder, run: Json): Json {
  const left = record.left();
  if (run === null) return left;
  return left === null ? { run } : { ...left, run };
}
