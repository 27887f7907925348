/** Which traces of a project a view counts, in which groups, and what was found in them. */
import type { Dimension, FindingDimension } from "@/lib/insights/dimensions";
import { stageOf, tenths } from "@/lib/insights/finding-place";
import type { Focus } from "@/lib/insights/focus";
import { KeyCodes } from "@/lib/insights/key-codes";
import type { ProjectColumns, TallyColumn } from "@/lib/insights/project-columns";
import { groupOfDay, keptAs } from "@/lib/insights/run-days";
import { achievedKeys, isDecisive, nowhere, placeOf, tenthCodeOf } from "@/lib/insights/tally";
import { modeCodes } from "@/lib/mast/taxonomy";
import type { ConsensusRule } from "@/lib/reviews/consensus";
import { everyMode, type ModeMask } from "@/lib/reviews/masks";
import type { AnnotatorKind } from "@/lib/reviews/review-schema";

/** The facts that a view is filtered by. */
const filtered = ["system", "model", "benchmark"] as const;

/** What a view counts of a project. */
export interface Counted {
  readonly kind: AnnotatorKind;
  readonly rule: ConsensusRule;
  /** None of a list means all. */
  readonly facets: Readonly<Record<(typeof filtered)[number], readonly string[]>>;
  readonly focus: Focus;
  /** What parts the traces; null, and what parts findings, leave them in one group. */
  readonly by: Dimension | null;
}

/** The verdict on one trace; the same object for each. */
export interface ReadTrace {
  group: number;
  judged: ModeMask;
  /** The findings in focus. */
  found: ModeMask;
  steps: number;
  /** Where in `columns.labels` those behind the verdict begin and end. */
  from: number;
  to: number;
}

/** Shows each trace that is read and in the filter to `visit`, and the group of each that is not to `unread`. Answers with the keys of the groups. */
export function eachTrace(
  columns: ProjectColumns,
  { kind, rule, facets, focus, by }: Counted,
  visit: (trace: ReadTrace) => void,
  unread: (group: number) => void,
): readonly (string | null)[] {
  const votes = columns.tallyColumn(kind, false);
  const settled = rule === "adjudicated" ? columns.tallyColumn(kind, true) : undefined;
  const within = filters(columns, facets);
  const groups = by === null ? null : groupsOf(columns, by);
  const steps = columns.steps.values;
  const trace: ReadTrace = { group: 0, judged: 0, found: 0, steps: 0, from: 0, to: 0 };
  for (let place = 0; place < columns.size; place += 1) {
    const length = steps[place] as number;
    if (length < 0 || !within(place)) continue;
    trace.group = groups ? (groups.of[groups.codes.at(place)] as number) : 0;
    const tally = settled && settled.judged.at(place) !== 0 ? settled : votes;
    const judged = tally ? tally.judged.at(place) : 0;
    if (!tally || judged === 0) {
      unread(trace.group);
      continue;
    }
    if (by === "achieved") trace.group = tally.achieved.at(place);
    trace.judged = judged >>> 14;
    trace.steps = length;
    trace.from = tally.labelsFrom.at(place);
    trace.to = trace.from + tally.labels.at(place);
    const found = foundBy(tally, place, rule);
    trace.found = focus === "all" ? found : found & inFocus(columns.labels.values, trace, found, focus);
    visit(trace);
  }
  return by === "achieved" ? achievedKeys : (groups?.keys ?? [null]);
}

/** The groups of a dimension that is kept, or that follows from one that is; null for others. */
function groupsOf(columns: ProjectColumns, by: Dimension) {
  const column = columns.dimensions.get(keptAs(by));
  if (column === undefined) return null;
  const { names, codes } = column;
  const groupOf = groupOfDay(by);
  if (groupOf === null) return { keys: names.keys, codes, of: names.keys.map((_, code) => code) };
  const groups = new KeyCodes();
  const of = names.keys.map((day) => groups.codeOf(day === null ? null : groupOf(day)));
  return { keys: groups.keys, codes, of };
}

function foundBy(tally: TallyColumn, place: number, rule: ConsensusRule): ModeMask {
  if (rule === "any") return tally.judged.at(place) & everyMode;
  const agreed = tally.agreed.at(place);
  return rule === "all" ? agreed >>> 14 : agreed & everyMode;
}

function filters(columns: ProjectColumns, facets: Counted["facets"]): (place: number) => boolean {
  const conditions = filtered
    .filter((fact) => facets[fact].length > 0)
    .map((fact) => {
      const column = columns.dimensions.get(fact);
      return { codes: column?.codes, chosen: column?.names.among(facets[fact]) };
    });
  if (conditions.length === 0) return () => true;
  return (place) => conditions.every(({ codes, chosen }) => codes && chosen?.[codes.at(place)] === 1);
}

/** Of the findings those that are decisive, or the one that begins first: labels stand in the order of the run, and of one step in MAST's. */
function inFocus(labels: Uint32Array, { from, to }: ReadTrace, found: ModeMask, focus: "first" | "decisive"): ModeMask {
  let mask = 0;
  for (let at = from; at < to; at += 1) {
    const label = labels[at] as number;
    const bit = 1 << placeOf(label);
    if (focus === "decisive") {
      if (isDecisive(label)) mask |= bit;
    } else {
      // Those that no label places in the run stand last: of them none is first.
      if (tenthCodeOf(label) === nowhere) return 0;
      if ((found & bit) !== 0) return bit;
    }
  }
  return mask;
}

/** The groups of labels by a dimension of findings: their keys, and which of them a label falls into. */
export interface LabelGroups {
  readonly keys: readonly (string | null)[];
  /** By the place and the tenth of a label, its lower eight bits; without it a group is what stands above `agentShift`. */
  readonly byPlace: Uint8Array | null;
}

export function labelGroups(columns: ProjectColumns, dimension: FindingDimension): LabelGroups {
  if (dimension === "agent") return { keys: columns.agents.keys, byPlace: null };
  return dimension === "position" ? positions : stages;
}

const placesAndTenths = Array.from({ length: 256 }, (_, label) => label);

const positions: LabelGroups = {
  keys: [...tenths.map(String), null],
  byPlace: Uint8Array.from(placesAndTenths, (label) => Math.min(tenthCodeOf(label), nowhere)),
};

const stageNames = placesAndTenths.map((label) => {
  const tenth = tenthCodeOf(label);
  return stageOf(modeCodes[placeOf(label)] ?? "1.1", tenth < nowhere ? tenth : null);
});
const stageKeys = [...new Set(stageNames)];
const stages: LabelGroups = {
  keys: stageKeys,
  byPlace: Uint8Array.from(stageNames, (name) => stageKeys.indexOf(name)),
};
