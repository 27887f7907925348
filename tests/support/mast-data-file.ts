/** A MAST-Data file with given numbers of labels per mode, each in a trace of its own kind. */
import { type ModeCode, modeCodes } from "@/lib/mast/taxonomy";

/** Findings per mode of the paper's second version (Cemri et al. 2025, arXiv 2503.13657v2): 601 in all. */
export const v2Counts: Readonly<Record<ModeCode, number>> = {
  "1.1": 66,
  "1.2": 3,
  "1.3": 103,
  "1.4": 20,
  "1.5": 59,
  "2.1": 14,
  "2.2": 70,
  "2.3": 43,
  "2.4": 10,
  "2.5": 1,
  "2.6": 84,
  "3.1": 47,
  "3.2": 41,
  "3.3": 40,
};

/** Trace `at` has each mode whose count it has not used up, so that 103 traces carry all labels. */
export function mastDataFile(counts: Readonly<Record<ModeCode, number>>): string {
  const traces = Math.max(...Object.values(counts));
  const records = Array.from({ length: traces }, (_, at) => ({
    mas_name: "ChatDev",
    llm_name: "GPT-4o",
    benchmark_name: "ProgramDev",
    trace_id: at,
    trace: {
      key: "ChatDev_ProgramDev_GPT4o",
      index: at,
      trajectory: `[2025-31-03 10:00:00 INFO] Programmer: **Programmer<->Code Reviewer on : Coding, turn 0**\n\nProgram ${at}\n`,
    },
    mast_annotation: Object.fromEntries(modeCodes.map((mode) => [mode, at < counts[mode] ? 1 : 0])),
  }));
  return JSON.stringify(records);
}
