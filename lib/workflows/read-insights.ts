import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { type ConsensusChoice, choiceOf } from "@/lib/db/consensus";
import { countByFindingGroup, countByTraceGroup } from "@/lib/db/insight-groups";
import { countLabels } from "@/lib/db/label-counts";
import { importTitles } from "@/lib/db/metadata-fields";
import { breakdown } from "@/lib/insights/breakdown";
import type { GroupedFigures } from "@/lib/insights/breakdown-schema";
import { compareGroups, groupName } from "@/lib/insights/dimension-names";
import { type Dimension, ofFindings } from "@/lib/insights/dimensions";
import { findingGroups, type Group, traceGroups } from "@/lib/insights/groups";
import type { Insights } from "@/lib/insights/insights-schema";
import { withLabels } from "@/lib/insights/label-shares";
import { type FiguresQuery, type InsightsQuery, type Source, sourcesOf } from "@/lib/insights/query-schema";
import { isSmall } from "@/lib/insights/small-numbers";

/** The figures that a query asks for; the same for the page, the CSV and the endpoint. */
export async function readInsights(
  scope: ProjectScope,
  query: InsightsQuery & Partial<Pick<FiguresQuery, "measure" | "focus">>,
  sources: readonly Source[] = sourcesOf(query),
): Promise<Insights> {
  const { focus = "all" } = query;
  const choice = await choiceOf(scope, query, sources);
  const [counts, labels] = await Promise.all([
    countByTraceGroup(scope, query, choice, null, focus),
    query.measure === "labels" ? countLabels(scope, query, choice, null, focus) : null,
  ]);
  const figures = breakdown(counts);
  return {
    sources: [...sources],
    consensus: choice.rule,
    focus,
    ...(labels === null ? figures : withLabels(figures, labels)),
  };
}

/** The figures of every group of a dimension: in the order of time or place, or those with the most findings first. */
export async function readGroups(
  scope: ProjectScope,
  query: FiguresQuery & { readonly by: Dimension },
  sources: readonly Source[] = sourcesOf(query),
): Promise<GroupedFigures> {
  const { by, focus } = query;
  const choice = await choiceOf(scope, query, sources);
  const [groups, labels] = await Promise.all([
    readCounts(scope, query, choice),
    query.measure === "labels" ? countLabels(scope, query, choice, by, focus) : null,
  ]);
  const keys = groups.flatMap(({ key }) => key ?? []);
  const titles = by === "import" ? await importTitles(scope, keys) : new Map<string, string>();
  const ofKey = labels && Map.groupBy(labels, ({ key }) => key);
  return {
    sources: [...sources],
    consensus: choice.rule,
    focus,
    by,
    groups: groups
      .filter((group) => group.breakdown.reviewed > 0)
      .sort(compareGroups(by))
      .map((group) => ({
        ...group,
        breakdown: ofKey ? withLabels(group.breakdown, ofKey.get(group.key) ?? []) : group.breakdown,
        name: groupName(by, group.key, titles),
        small: isSmall(group.breakdown.reviewed),
      })),
  };
}

async function readCounts(
  scope: ProjectScope,
  query: FiguresQuery & { readonly by: Dimension },
  choice: ConsensusChoice,
): Promise<Group[]> {
  const { by, focus } = query;
  if (!ofFindings(by)) return traceGroups(await countByTraceGroup(scope, query, choice, by, focus));
  const [own, everything] = await Promise.all([
    countByFindingGroup(scope, query, choice, by, focus),
    countByTraceGroup(scope, query, choice, null, focus),
  ]);
  return findingGroups(own, everything);
}
