import { type CategoryCode, categoryOf, type ModeCode, modeCodes } from "@/lib/mast/taxonomy";

/** Sets of modes as 14 bits: bit i is the mode at place i of MAST's order, as in the columns `judged` and `found`. */
export type ModeMask = number;

/** What a review, or a trace after consensus, says: which modes were judged, and which of those were found. */
export interface Verdict {
  readonly judged: ModeMask;
  readonly found: ModeMask;
}

/** Traces with the same verdict; `judged` 0 stands for traces that nobody has read. */
export interface VerdictCount extends Verdict {
  readonly traces: number;
}

/** All fourteen: what a person's submitted review judges. */
export const everyMode: ModeMask = (1 << modeCodes.length) - 1;

export function bitOf(mode: ModeCode): ModeMask {
  return 1 << modeCodes.indexOf(mode);
}

export function maskOf(modes: Iterable<ModeCode>): ModeMask {
  let mask = 0;
  for (const mode of modes) mask |= bitOf(mode);
  return mask;
}

/** The modes of a mask in MAST's order; bits beyond the fourteen mean nothing. */
export function modesOf(mask: ModeMask): ModeCode[] {
  return modeCodes.filter((_, place) => (mask & (1 << place)) !== 0);
}

export function categoryMask(category: CategoryCode): ModeMask {
  return maskOf(modeCodes.filter((mode) => categoryOf(mode) === category));
}

/** How many modes each mask holds: one more than what is left without its lowest bit. Looked up, as views of large projects ask it millions of times. */
const sizes = new Uint8Array(everyMode + 1);
for (let mask = 1; mask <= everyMode; mask += 1) sizes[mask] = (sizes[mask & (mask - 1)] ?? 0) + 1;

/** How many modes a mask holds. */
export function countModes(mask: ModeMask): number {
  return sizes[mask & everyMode] ?? 0;
}
