import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { choiceOf } from "@/lib/db/consensus";
import { labelsBehind } from "@/lib/db/labels-behind";
import type { LabelList } from "@/lib/insights/label-list-schema";
import { type LabelsQuery, type Source, sourcesOf } from "@/lib/insights/query-schema";

/** A page of the labels behind a figure that a query asks for. */
export async function readLabelsBehind(
  scope: ProjectScope,
  query: LabelsQuery,
  sources: readonly Source[] = sourcesOf(query),
): Promise<LabelList> {
  return labelsBehind(scope, query, await choiceOf(scope, query, sources));
}
