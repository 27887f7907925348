import type { ConsensusRule } from "@/lib/reviews/consensus";

/** The rules of consensus as a chip says them, and as one chooses them. */
export const consensusNames: Readonly<Record<ConsensusRule, { readonly short: string; readonly long: string }>> = {
  majority: { short: "majority", long: "Majority: more than half found it" },
  any: { short: "any", long: "Any: one found it" },
  all: { short: "all", long: "All: everyone found it" },
  adjudicated: { short: "adjudicated, else majority", long: "Adjudicated where settled, else majority" },
};
