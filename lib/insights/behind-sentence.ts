/** The first line of a list of labels: behind which figure they stand. */
import { dimensionName } from "@/lib/insights/dimension-names";
import type { LabelsQuery } from "@/lib/insights/query-schema";
import { categoryName, modeName } from "@/lib/mast/names";
import type { TaxonomyVersion } from "@/lib/mast/taxonomy";

const focused = {
  all: "",
  first: " that come first in their run",
  decisive: " that somebody marked as decisive",
} as const;

export function behindSentence(query: LabelsQuery, version: TaxonomyVersion, groupTitle: string | null): string {
  const { mode, category, with: other, by, behind, focus } = query;
  const of = mode
    ? ` of ${mode} ${modeName(version, mode)}`
    : category
      ? ` of category ${category}, ${categoryName(version, category)}`
      : "";
  const what =
    behind === "findings" ? `The labels behind the findings${of}${focused[focus]}` : `All labels${of}${focused[focus]}`;
  const beside = other ? `, in traces where ${other} ${modeName(version, other)} was found too` : "";
  const group = by && groupTitle !== null ? `; ${dimensionName(by)}: ${groupTitle}` : "";
  const note = behind === "findings" ? " A finding may have several, one of each annotator who found it." : "";
  return `${what}${beside}${group}.${note}`;
}
