/**
 * Which of the fourteen modes an early or other name of MAST's authors means.
 * Mapped by name and never by code, since the codes changed with every round
 * and 3.2 and 3.3 differ between the paper, the definitions file and the
 * judge's prompt. Names without an entry have no counterpart.
 */
import type { ModeCode } from "@/lib/mast/taxonomy";

const names: readonly (readonly [ModeCode, readonly string[]])[] = [
  ["1.1", ["disobey task specification", "poor task constraint compliance", "poor adherence to specified constraints"]],
  ["1.2", ["disobey role specification", "blurring role", "blurring roles"]],
  ["1.3", ["step repetition"]],
  ["1.4", ["loss of conversation history", "backtracking interruption"]],
  ["1.5", ["unaware of termination conditions", "unaware of stopping conditions"]],
  ["2.1", ["conversation reset", "trajectory restart"]],
  ["2.2", ["fail to ask for clarification", "fail to elicit clarification"]],
  ["2.3", ["task derailment", "derailment from task", "derailing from task objectives"]],
  ["2.4", ["information withholding", "information witholding", "withholding relevant information"]],
  [
    "2.5",
    ["ignored other agents input", "ignoring suggestions from agents", "ignoring good suggestions from other agent"],
  ],
  [
    "2.6",
    [
      "reasoning action mismatch",
      "action reasoning mismatch",
      "inconsistency between reasoning and action",
      "misalignment between internal thoughts and response message",
    ],
  ],
  ["3.1", ["premature termination", "ill specified termination condition leading to premature termination"]],
  [
    "3.2",
    [
      "no or incomplete verification",
      "weak verification",
      "lack of critical verification",
      "no attempt to verify outcome",
    ],
  ],
  ["3.3", ["incorrect verification", "no or incorrect verification", "lack of result verification"]],
];

const byName = new Map(names.flatMap(([mode, all]) => all.map((name) => [name, mode] as const)));

/** Names that the authors' own files put under either of 3.2 and 3.3. */
const unsafe = new Set([
  "weak verification",
  "no or incorrect verification",
  "lack of critical verification",
  "lack of result verification",
]);

function normal(name: string): string {
  return name
    .toLowerCase()
    .replace(/['’]/g, "")
    .replace(/[^a-z]+/g, " ")
    .trim();
}

export function modeOfName(name: string): ModeCode | null {
  return byName.get(normal(name)) ?? null;
}

/** Whether the sources disagree on which of 3.2 and 3.3 the name stands for. */
export function isUnsafeName(name: string): boolean {
  return unsafe.has(normal(name));
}
