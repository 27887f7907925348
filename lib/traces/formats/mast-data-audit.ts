/** What shows only in the whole of a MAST-Data file. */
import type { Audit } from "@/lib/traces/format";
import { field, isObject, textOf } from "@/lib/traces/json-value";

/** At the published share of 2.5 (22.6 % of traces), a hundred records without it come up once in 10^11 files. */
const enoughRecords = 100;
const enoughGroups = 20;

/**
 * Until August 2026 the published file had 1,242 records whose labels were a
 * function of the trace's index alone, with 2.5 found nowhere.
 */
export function mastDataAudit(): Audit {
  let records = 0;
  let found25 = 0;
  let verification = 0;
  const byIndex = new Map<string, { readonly labels: string; count: number; same: boolean }>();
  return {
    see({ reviews: [review] }, { value }) {
      if (review === undefined) return;
      const modes = review.labels.map((label) => label.mode);
      if (review.judged.includes("2.5")) records += 1;
      if (modes.includes("2.5")) found25 += 1;
      if (modes.some((mode) => mode === "3.2" || mode === "3.3")) verification += 1;
      const trace = isObject(value) ? field(value, "trace") : undefined;
      const index = isObject(trace) ? textOf(field(trace, "index")) : null;
      if (index === null) return;
      const labels = modes.join(" ");
      const group = byIndex.get(index);
      if (group === undefined) byIndex.set(index, { labels, count: 1, same: true });
      else {
        group.count += 1;
        if (group.labels !== labels) group.same = false;
      }
    },
    warnings() {
      const groups = [...byIndex.values()].filter((group) => group.count > 1);
      const determined = groups.length >= enoughGroups && groups.every((group) => group.same);
      const without25 = records >= enoughRecords && found25 === 0;
      const warnings: string[] = [];
      if (determined || without25) {
        warnings.push(
          "These labels look like those of MAST-Data before 13 August 2026, which followed from the index of the trace instead of the trace (2.5 is found nowhere). Get the present file before you count anything.",
        );
      }
      if (verification > 0) {
        warnings.push(
          "Codes 3.2 and 3.3 are taken as they stand in the file. The prompt of the judge that made the labels names them otherwise than the paper does, so treat the two with care.",
        );
      }
      return warnings;
    },
  };
}
