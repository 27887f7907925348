import { type ModeCode, modeCodes } from "@/lib/mast/taxonomy";

/** Flags of each mode behind the shares of MAST v2 (Cemri et al. 2025, v2): 601 in all, 251 / 222 / 128 by category. */
export const flagsOfV2 = [66, 3, 103, 20, 59, 14, 70, 43, 10, 1, 84, 47, 41, 40] as const;

const traces = 210;

/** A MAST-Data file of invented runs whose labels add up to the published counts of v2. */
export function publishedV2File(): string {
  const records = Array.from({ length: traces }, (_, n) => ({
    mas_name: n % 2 === 0 ? "AG2" : "ChatDev",
    llm_name: "GPT-4o",
    benchmark_name: "Invented",
    trace_id: n,
    trace: { key: `invented-${n}`, index: n, trajectory: `Planner: step ${n}\nWorker: done with ${n}\n` },
    mast_annotation: Object.fromEntries(modeCodes.map((mode) => [mode, Number(isFlagged(mode, n))])),
  }));
  return JSON.stringify(records);
}

/** Mode i flags as many traces as it has flags, starting at its own place so that labels spread over the runs. */
function isFlagged(mode: ModeCode, trace: number): boolean {
  const place = modeCodes.indexOf(mode);
  return (trace + traces - ((place * 37) % traces)) % traces < (flagsOfV2[place] ?? 0);
}
