/**
 * Where in its run a finding lies. Several labels may stand behind a finding;
 * it lies where the first of them begins, so that each finding is in one place
 * and the places' shares sum to the whole (docs/decisions/020).
 */
import { type Stage, stages, stagesOf } from "@/lib/mast/stages";
import { type ModeCode, modeCodes } from "@/lib/mast/taxonomy";

export const tenths = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

/** From 0 to 9: how far between the first step and the last; a run of one step is all beginning. */
export function tenthOf(position: number, steps: number): number {
  return steps < 2 ? 0 : Math.min(9, Math.floor((10 * position) / (steps - 1)));
}

/**
 * The stage of a finding: of those in which its mode can show, the one in which
 * it lies, the first tenth of a run being its preparation and the last its
 * close. A mode that can show in one stage only is of that stage wherever it
 * lies. Null where the mode leaves a choice and no label says where.
 */
export function stageOf(mode: ModeCode, tenth: number | null): Stage | null {
  const possible = stagesOf[mode];
  const [only] = possible;
  if (possible.length === 1) return only ?? null;
  if (tenth === null) return null;
  const [before, during, after] = stages;
  if (tenth === 0 && possible.includes(before)) return before;
  if (tenth === 9 && possible.includes(after)) return after;
  return possible.includes(during) ? during : (only ?? null);
}

/** The modes whose stages include one, as places of MAST's order: the same rule for the database. */
export function placesWithStage(stage: Stage, alone = false): number[] {
  return modeCodes.flatMap((mode, place) =>
    stagesOf[mode].includes(stage) && (!alone || stagesOf[mode].length === 1) ? [place] : [],
  );
}
