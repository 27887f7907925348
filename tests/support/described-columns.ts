import type { ProjectColumns } from "@/lib/insights/project-columns";
import { agentOf, isDecisive, placeOf, tallyKinds, tenthCodeOf } from "@/lib/insights/tally";

/** What columns hold of some traces, in the words that it stands for, whatever the places and the numbers. */
export function describedColumns(columns: ProjectColumns, ids: Iterable<string>): Record<string, unknown> {
  return Object.fromEntries(
    [...ids].sort().flatMap((id) => {
      const place = columns.placeOf(id);
      if (place === undefined) return [];
      const groups = [...columns.dimensions].map(([name, { names, codes }]) => [name, names.keys[codes.at(place)]]);
      const tallies = tallyKinds.flatMap((kind) =>
        [false, true].flatMap((adjudicated) => {
          const tally = columns.tallyColumn(kind, adjudicated);
          if (!tally || tally.judged.at(place) === 0) return [];
          const from = tally.labelsFrom.at(place);
          const labels = [...columns.labels.values.subarray(from, from + tally.labels.at(place))];
          const said = [tally.judged.at(place), tally.agreed.at(place), tally.achieved.at(place)].join(" ");
          const told = labels.map((label) =>
            [placeOf(label), tenthCodeOf(label), isDecisive(label), columns.agents.keys[agentOf(label)]].join(" "),
          );
          return [{ kind, adjudicated, said, told }];
        }),
      );
      return [[id, { steps: columns.steps.at(place), groups: Object.fromEntries(groups), tallies }]];
    }),
  );
}

/** How many traces they hold. */
export function heldTraces(columns: ProjectColumns): number {
  return columns.steps.values.subarray(0, columns.size).filter((steps) => steps >= 0).length;
}
