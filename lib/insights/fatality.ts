/** Which modes go with failed runs: how often runs with a mode failed, beside those without it. */
import { z } from "zod";
import type { GroupCount } from "@/lib/insights/group-count";
import { insightsSchema } from "@/lib/insights/insights-schema";
import { outcomeBases } from "@/lib/insights/query-schema";
import { modeCodes } from "@/lib/mast/taxonomy";
import { bitOf } from "@/lib/reviews/masks";
import { riskDifference, riskRatio } from "@/lib/stats/two-risks";

const count = z.int().nonnegative();
const difference = z.number().min(-1).max(1);
const ratio = z.number().nonnegative();

export const fatalitySchema = z.object({
  mode: z.enum(modeCodes),
  traces: count.meta({ description: "Failed or achieved traces that have the mode" }),
  failed: count.meta({ description: "Those of them that failed" }),
  otherTraces: count.meta({ description: "Failed or achieved traces judged for the mode that do not have it" }),
  otherFailed: count,
  riskDifference: difference.nullable(),
  riskDifferenceInterval: z.tuple([difference, difference]).readonly().nullable(),
  riskRatio: ratio.nullable(),
  riskRatioInterval: z.tuple([ratio, ratio]).readonly().nullable(),
});
export type Fatality = Readonly<z.infer<typeof fatalitySchema>>;

export const fatalitiesSchema = insightsSchema.pick({ sources: true, consensus: true, focus: true }).extend({
  basis: z.enum(outcomeBases).meta({ description: "What reviewers said of the task, or what the source reported" }),
  failed: count.meta({ description: "Reviewed traces that failed" }),
  achieved: count,
  unknown: count.meta({ description: "Reviewed traces of which this is not known; they are left out" }),
  modes: z.array(fatalitySchema).readonly(),
});
export type Fatalities = Readonly<z.infer<typeof fatalitiesSchema>>;

const failedKeys = new Set<string | null>(["failed", "no"]);
const achievedKeys = new Set<string | null>(["achieved", "yes"]);

/** From counts by reported outcome, or by what reviewers said. */
export function fatalities(
  counts: readonly GroupCount[],
): Pick<Fatalities, "failed" | "achieved" | "unknown" | "modes"> {
  const read = counts.filter(({ judged }) => judged !== 0);
  const of = (keep: (count: GroupCount) => boolean) => read.reduce((sum, one) => sum + (keep(one) ? one.traces : 0), 0);
  const failed = of(({ key }) => failedKeys.has(key));
  const achieved = of(({ key }) => achievedKeys.has(key));
  const known = read.filter(({ key }) => failedKeys.has(key) || achievedKeys.has(key));
  return {
    failed,
    achieved,
    unknown: of(() => true) - failed - achieved,
    modes: modeCodes.map((mode) => fatality(mode, known)),
  };
}

function fatality(mode: Fatality["mode"], known: readonly GroupCount[]): Fatality {
  const bit = bitOf(mode);
  const table = { events: 0, exposed: 0, otherEvents: 0, others: 0 };
  for (const { key, judged, found, traces } of known) {
    if ((judged & bit) === 0) continue;
    const events = failedKeys.has(key) ? traces : 0;
    if ((found & bit) !== 0) {
      table.exposed += traces;
      table.events += events;
    } else {
      table.others += traces;
      table.otherEvents += events;
    }
  }
  const apart = riskDifference(table);
  const times = riskRatio(table);
  return {
    mode,
    traces: table.exposed,
    failed: table.events,
    otherTraces: table.others,
    otherFailed: table.otherEvents,
    riskDifference: apart.value,
    riskDifferenceInterval: apart.interval,
    riskRatio: times.value,
    riskRatioInterval: times.interval,
  };
}
