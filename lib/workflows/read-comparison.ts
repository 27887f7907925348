import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { choiceOf } from "@/lib/db/consensus";
import { countByTraceGroup } from "@/lib/db/insight-groups";
import { importTitles } from "@/lib/db/metadata-fields";
import { getProject } from "@/lib/db/projects";
import { compareGroups, comparisonMethod } from "@/lib/insights/compare-groups";
import { comparePublished } from "@/lib/insights/compare-published";
import type { Against, Comparison } from "@/lib/insights/comparison-schema";
import { conclusion } from "@/lib/insights/conclusion";
import { compareGroups as byOrder, groupName } from "@/lib/insights/dimension-names";
import type { GroupCount } from "@/lib/insights/group-count";
import { type ComparisonQuery, type Source, sourcesOf } from "@/lib/insights/query-schema";
import { sourceNames } from "@/lib/mast/source-names";
import type { TaxonomyVersion } from "@/lib/mast/taxonomy";
import { countModes } from "@/lib/reviews/masks";

/** A group with its counts; a page offers so many, and sets so many side by side. */
interface Counted {
  readonly key: string;
  readonly name: string;
  readonly reviewed: number;
  readonly findings: number;
  readonly counts: readonly GroupCount[];
}
const offered = 200;
const sideBySide = 6;

/** Groups side by side, or everything that is counted beside what was published. */
export async function readComparison(
  scope: ProjectScope,
  query: ComparisonQuery,
  sources: readonly Source[] = sourcesOf(query),
): Promise<Comparison> {
  const { by, against, measure, focus } = query;
  const choice = await choiceOf(scope, query, sources);
  const [{ taxonomyVersion: version }, counts] = await Promise.all([
    getProject(scope),
    countByTraceGroup(scope, query, choice, by, focus),
  ]);
  const groups = await countedGroups(scope, by, counts);
  const shared = { sources: [...sources], consensus: choice.rule, focus, measure };
  const listed = groups.slice(0, offered).map(withoutCounts);
  if (against) {
    const everything: Counted = { key: "", name: "this project", ...sizes(counts), counts };
    const parts = comparePublished(counts, against, measure);
    const said = { first: sourceNames[against], second: everything.name, measure, parts, version };
    const beside: Against = {
      key: null,
      name: everything.name,
      reviewed: everything.reviewed,
      method: "published",
      parts,
      conclusion: conclusion({ ...said, traces: everything.reviewed }),
    };
    return { ...shared, by: null, against, baseline: null, comparisons: [beside], groups: listed };
  }
  const largest = [...groups].sort((a, b) => b.findings - a.findings).slice(0, 2);
  const wanted =
    query.group.length > 0 ? query.group : groups.filter((one) => largest.includes(one)).map(({ key }) => key);
  const chosen = wanted.flatMap((key) => groups.find((one) => one.key === key) ?? []).slice(0, sideBySide);
  const [first, ...others] = chosen;
  return {
    ...shared,
    by,
    against: null,
    baseline: first ? withoutCounts(first) : null,
    comparisons: first ? others.map((second) => beside(first, second, query, version)) : [],
    groups: listed,
  };
}

function beside(first: Counted, second: Counted, { measure }: ComparisonQuery, version: TaxonomyVersion): Against {
  const parts = compareGroups(first.counts, second.counts, measure);
  const traces = Math.min(first.reviewed, second.reviewed);
  return {
    key: second.key,
    name: second.name,
    reviewed: second.reviewed,
    method: comparisonMethod(first.counts, second.counts),
    parts,
    conclusion: conclusion({ first: first.name, second: second.name, measure, parts, traces, version }),
  };
}

/** The groups with read traces that have a name, in the order of their dimension. */
async function countedGroups(
  scope: ProjectScope,
  by: ComparisonQuery["by"],
  counts: readonly GroupCount[],
): Promise<Counted[]> {
  const grouped = [...Map.groupBy(counts, ({ key }) => key)];
  const titles =
    by === "import"
      ? await importTitles(
          scope,
          grouped.flatMap(([key]) => key ?? []),
        )
      : new Map<string, string>();
  return grouped
    .flatMap(([key, own]) =>
      key === null ? [] : [{ key, name: groupName(by, key, titles), ...sizes(own), counts: own }],
    )
    .filter(({ reviewed }) => reviewed > 0)
    .map((one) => ({ ...one, breakdown: one }))
    .sort(byOrder(by));
}

function sizes(counts: readonly GroupCount[]) {
  let [reviewed, findings] = [0, 0];
  for (const { judged, found, traces } of counts) {
    if (judged !== 0) reviewed += traces;
    findings += traces * countModes(found);
  }
  return { reviewed, findings };
}

function withoutCounts({ key, name, reviewed, findings }: Counted) {
  return { key, name, reviewed, findings };
}
