import type { ModeCode } from "@/lib/mast/taxonomy";

/**
 * Wordings besides the paper's: the authors' definitions file, judge prompt and data set, spelling as there, and
 * the names of their first notes and annotation rounds. Upper and lower case, punctuation and a code in front do not matter.
 */
export const aliases: Readonly<Record<ModeCode, readonly string[]>> = {
  "1.1": ["FM-1.1", "Poor task constraint compliance", "Poor adherence to specified constraints"],
  "1.2": ["FM-1.2", "Blurring role", "Blurring roles"],
  "1.3": ["FM-1.3"],
  "1.4": ["FM-1.4", "Backtracking interruption"],
  "1.5": ["FM-1.5", "Unaware of stopping conditions"],
  "2.1": ["FM-2.1", "Trajectory restart"],
  "2.2": ["FM-2.2", "Fail to elicit clarification"],
  "2.3": ["FM-2.3", "Derailment from task", "Derailing from task objectives"],
  "2.4": ["FM-2.4", "Information Witholding", "Withholding relevant information"],
  "2.5": [
    "FM-2.5",
    "Ignored Other Agents' Input",
    "Ignoring suggestions from agents",
    "Ignoring good suggestions from other agent",
  ],
  "2.6": [
    "FM-2.6",
    "Action-Reasoning Mismatch",
    "Inconsistency between reasoning and action",
    "Misalignment between internal thoughts and response message",
  ],
  "3.1": [
    "FM-3.1",
    "Ill specified termination",
    "Ill specified termination condition leading to premature termination",
  ],
  "3.2": ["FM-3.2", "Weak Verification", "Lack of critical verification", "No attempt to verify outcome"],
  "3.3": ["FM-3.3", "No or Incorrect Verification", "Lack of result verification"],
};
