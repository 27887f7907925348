/** Which modes come together in a trace: each pair of modes, among the traces that were judged for both. */
import { z } from "zod";
import { insightsSchema } from "@/lib/insights/insights-schema";
import { modeCodes } from "@/lib/mast/taxonomy";
import { bitOf, type VerdictCount } from "@/lib/reviews/masks";
import { phi } from "@/lib/stats/phi";
import { wilson } from "@/lib/stats/wilson";

const count = z.int().nonnegative();
const share = z.number().min(0).max(1);
const correlation = z.number().min(-1).max(1);
const shareInterval = z.tuple([share, share]).readonly().nullable();

export const pairSchema = z.object({
  first: z.enum(modeCodes),
  second: z.enum(modeCodes),
  judged: count.meta({ description: "Traces judged for both modes; the counts are of these" }),
  firstTraces: count,
  secondTraces: count,
  both: count,
  secondGivenFirst: share.nullable().meta({ description: "both ÷ firstTraces" }),
  secondGivenFirstInterval: shareInterval,
  firstGivenSecond: share.nullable().meta({ description: "both ÷ secondTraces" }),
  firstGivenSecondInterval: shareInterval,
  lift: z.number().nonnegative().nullable().meta({
    description:
      "How many times as often as if they had nothing to do with each other: both × judged ÷ (first × second)",
  }),
  phi: correlation.nullable().meta({ description: "Correlation of the two; null where all or no traces have one" }),
  phiInterval: z.tuple([correlation, correlation]).readonly().nullable(),
});
export type ModePair = Readonly<z.infer<typeof pairSchema>>;

export const togetherSchema = insightsSchema
  .pick({ sources: true, consensus: true, traces: true, reviewed: true, findings: true })
  .extend({ pairs: z.array(pairSchema).readonly() });
export type Together = Readonly<z.infer<typeof togetherSchema>>;

/** The 91 pairs, in MAST's order. */
export function modePairs(verdicts: readonly VerdictCount[]): ModePair[] {
  return modeCodes.flatMap((first, place) =>
    modeCodes.slice(place + 1).map((second) => modePair(verdicts, first, second)),
  );
}

function modePair(verdicts: readonly VerdictCount[], first: ModePair["first"], second: ModePair["second"]): ModePair {
  const [one, other] = [bitOf(first), bitOf(second)];
  const table = { n: 0, a: 0, b: 0, both: 0 };
  for (const { judged, found, traces } of verdicts) {
    if ((judged & one) === 0 || (judged & other) === 0) continue;
    table.n += traces;
    if ((found & one) !== 0) table.a += traces;
    if ((found & other) !== 0) table.b += traces;
    if ((found & one) !== 0 && (found & other) !== 0) table.both += traces;
  }
  const { n, a, b, both } = table;
  const { value, interval } = phi(table);
  return {
    first,
    second,
    judged: n,
    firstTraces: a,
    secondTraces: b,
    both,
    secondGivenFirst: a === 0 ? null : both / a,
    secondGivenFirstInterval: wilson(both, a),
    firstGivenSecond: b === 0 ? null : both / b,
    firstGivenSecondInterval: wilson(both, b),
    lift: a === 0 || b === 0 ? null : (both * n) / (a * b),
    phi: value,
    phiInterval: interval,
  };
}
