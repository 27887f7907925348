/** MAST's codes changed with its annotation rounds (Cemri et al. 2025): which code of a round means which of the fourteen modes. */
import { type ModeCode, modeCodes } from "@/lib/mast/taxonomy";

/** In the order of the fourteen modes: their codes in round 1, in rounds 2 and 3, and in the interim list of 16 modes (March 2025). */
const counterparts: Readonly<Record<ModeCode, readonly [round1: string, rounds23: string, interim16: string]>> = {
  "1.1": ["1.1", "1.1", "1.1"],
  "1.2": ["2.6", "1.7", "1.6"],
  "1.3": ["2.2", "1.5", "1.4"],
  "1.4": ["2.3", "1.6", "1.5"],
  "1.5": ["1.5", "1.3", "1.2"],
  "2.1": ["2.4", "2.1", "2.1"],
  "2.2": ["1.4", "2.2", "2.2"],
  "2.3": ["2.5", "2.3", "2.3"],
  "2.4": ["3.2", "2.6", "2.5"],
  "2.5": ["3.3", "2.7", "2.6"],
  "2.6": ["1.2", "1.2", "2.7"],
  "3.1": ["4.1", "3.1", "3.1"],
  "3.2": ["4.3", "3.2", "3.2"],
  "3.3": ["4.2", "3.3", "3.3"],
};

export const codeLists = ["round-1", "rounds-2-and-3", "interim-16", "final-14"] as const;
export type CodeList = (typeof codeLists)[number];

/** The mode that a code of the list means; null for a code without a counterpart. */
export function modeOfCode(list: CodeList, code: string): ModeCode | null {
  if (list === "final-14") return modeCodes.find((mode) => mode === code) ?? null;
  const column = codeLists.indexOf(list);
  return modeCodes.find((mode) => counterparts[mode][column] === code) ?? null;
}

/** The list that a round of the human-labelled file used; null for a round that is not known. */
export function codeListOfRound(round: string): CodeList | null {
  if (/^round 1$/i.test(round.trim())) return "round-1";
  if (/^rounds? [23]$/i.test(round.trim())) return "rounds-2-and-3";
  // The file spells it "Generlazability".
  return /^gener/i.test(round.trim()) ? "final-14" : null;
}
