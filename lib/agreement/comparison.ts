/** Who is compared with whom, and where in a row of sums each comparison keeps its counts. */
import { type Answer, answers } from "@/lib/agreement/parts";

/** Places of two annotators; where one is the reference, it is the first. */
export interface Pair {
  readonly first: number;
  readonly second: number;
}

export interface Comparison {
  /** The annotators at the places 0 to members − 1 are compared with each other. */
  readonly members: number;
  readonly pairs: readonly Pair[];
  /** For each member, the places of the pairs that they are in. */
  readonly pairsOf: readonly (readonly number[])[];
  /** The reference with each of the others. */
  readonly scored: readonly Pair[];
  /** Sums that each part takes. */
  readonly slots: number;
}

/** What a pair can say of an item: both answered, or one alone did. `first` and `second`: that one alone found it. */
export const pairSlots = { neither: 0, first: 1, second: 2, both: 3, absentAlone: 4, foundAlone: 5 } as const;
export const slotsOfPair = 6;

/** `reference`: its place, or null for none. One that is no member stands behind the members. */
export function comparisonOf(members: number, reference: number | null): Comparison {
  const places = Array.from({ length: members }, (_, place) => place);
  const pairs = places.flatMap((first) => places.slice(first + 1).map((second) => ({ first, second })));
  const scored = reference === null ? [] : places.filter((place) => place !== reference);
  return {
    members,
    pairs,
    pairsOf: places.map((place) =>
      pairs.flatMap(({ first, second }, pair) => (first === place || second === place ? [pair] : [])),
    ),
    scored: scored.map((second) => ({ first: reference ?? 0, second })),
    slots: (members + 1) ** 2 + (pairs.length + scored.length) * slotsOfPair,
  };
}

/** Where the items are counted that `judged` members judged and `found` of them found. */
export function tallySlot({ members }: Comparison, judged: number, found: number): number {
  return judged * (members + 1) + found;
}

/** Where a pair's counts begin; the scored pairs follow the members' ones. */
export function pairStart({ members }: Comparison, pair: number): number {
  return (members + 1) ** 2 + pair * slotsOfPair;
}

/** Every slot in which an item with these answers counts. */
export function slotsOf(comparison: Comparison, vector: readonly Answer[]): number[] {
  const own = vector.slice(0, comparison.members);
  const found = own.filter((answer) => answer === answers.found).length;
  const judged = own.filter((answer) => answer !== answers.missing).length;
  const pairs = [...comparison.pairs, ...comparison.scored].flatMap(({ first, second }, pair) => {
    const slot = slotOfPair(vector[first] as Answer, vector[second] as Answer);
    return slot === null ? [] : [pairStart(comparison, pair) + slot];
  });
  return judged === 0 ? pairs : [tallySlot(comparison, judged, found), ...pairs];
}

function slotOfPair(first: Answer, second: Answer): number | null {
  if (first === answers.missing && second === answers.missing) return null;
  const [one, other] = [first === answers.found, second === answers.found];
  if (first === answers.missing || second === answers.missing) {
    return one || other ? pairSlots.foundAlone : pairSlots.absentAlone;
  }
  if (one) return other ? pairSlots.both : pairSlots.first;
  return other ? pairSlots.second : pairSlots.neither;
}
