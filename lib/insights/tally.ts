/** What the submitted reviews of one trace by annotators of one kind say together (prisma/models/tally.prisma), as numbers. */
import type { ModeMask } from "@/lib/reviews/masks";
import type { AnnotatorKind } from "@/lib/reviews/review-schema";

export interface Tally {
  readonly kind: AnnotatorKind;
  readonly adjudicated: boolean;
  readonly achieved: Achieved | null;
  readonly judged: ModeMask;
  readonly any: ModeMask;
  readonly all: ModeMask;
  readonly majority: ModeMask;
  /** Its labels, each one number, in the order in which they begin in the run; those that point at no step stand last. */
  readonly labels: ArrayLike<number>;
}

/** What reviewers may say of the task, in the order of its codes in columns, 0 being that they do not say. */
export const achievedKeys = [null, "yes", "no", "unclear"] as const;
type Achieved = Exclude<(typeof achievedKeys)[number], null>;

export const tallyKinds: readonly AnnotatorKind[] = ["person", "judge", "imported"];

/** A label in one number, as the database writes it: four bits the mode's place, four the tenth, one whether it is decisive, the others its agent. */
export interface LabelParts {
  readonly place: number;
  readonly tenth: number | null;
  readonly decisive: boolean;
  /** The code of an agent; 0 for none. */
  readonly agent: number;
}

/** Stands for the tenth of a label that points at no step. */
export const nowhere = 10;
export const agentShift = 9;
const decisiveBit = 1 << 8;

export function packLabel({ place, tenth, decisive, agent }: LabelParts): number {
  return place | ((tenth ?? nowhere) << 4) | (decisive ? decisiveBit : 0) | (agent << agentShift);
}

/** The place of a label's mode in MAST's order. */
export const placeOf = (label: number): number => label & 15;
export const tenthCodeOf = (label: number): number => (label >>> 4) & 15;
export const isDecisive = (label: number): boolean => (label & decisiveBit) !== 0;
export const agentOf = (label: number): number => label >>> agentShift;
