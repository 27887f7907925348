/** What a comparison lets one conclude, and what not, in a few plain sentences. */
import type { PartComparison } from "@/lib/insights/comparison-schema";
import type { ComparedMeasure } from "@/lib/insights/part-vectors";
import { isSmall } from "@/lib/insights/small-numbers";
import { modeName } from "@/lib/mast/names";
import { modeCodes, type TaxonomyVersion } from "@/lib/mast/taxonomy";

/** The level at which adjusted p-values are read. */
export const level = 0.05;

export interface Compared {
  readonly first: string;
  readonly second: string;
  readonly measure: ComparedMeasure;
  readonly parts: readonly PartComparison[];
  /** Read traces of the smaller side. */
  readonly traces: number;
  readonly version: TaxonomyVersion;
}

export function conclusion({ first, second, measure, parts, traces, version }: Compared): string {
  const modes = parts.flatMap((part) => {
    const mode = modeCodes.find((code) => code === part.code);
    return mode && part.difference !== null ? [{ ...part, mode, difference: part.difference }] : [];
  });
  if (modes.length === 0) return "One side has nothing to count, so nothing can be compared.";
  const apart = modes.filter(({ adjustedP }) => adjustedP !== null && adjustedP < level);
  apart.sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference));
  const said = apart.slice(0, 3).map(({ mode, difference }) => {
    const points = Math.abs(difference * 100).toFixed(1);
    return `${mode} ${modeName(version, mode)} is ${points} points ${difference > 0 ? "higher" : "lower"} in ${second}`;
  });
  const more = apart.length > said.length ? `, and ${apart.length - said.length} more` : "";
  const found =
    apart.length === 0
      ? `No mode’s share of ${measure} differs between ${first} and ${second} by more than chance explains, at 5 % over ${modes.length} tests (Holm).`
      : `${apart.length} of ${modes.length} modes differ by more than chance explains, at 5 % over all tests (Holm): ${said.join("; ")}${more}.`;
  return [found, rest(modes, apart.length), cautions(measure, traces)].filter((text) => text !== "").join(" ");
}

/** A difference that was not shown is not shown to be none: how large could it be? */
function rest(modes: readonly PartComparison[], apart: number): string {
  const open = modes.filter(({ adjustedP }) => adjustedP === null || adjustedP >= level);
  const reach = Math.max(
    0,
    ...open.flatMap(({ differenceInterval: ends }) => (ends ? [Math.abs(ends[0]), Math.abs(ends[1])] : [])),
  );
  if (open.length === 0 || reach === 0) return "";
  const whose =
    apart === 0 ? "That is not to say that they are the same" : "Of the others it is not shown that they are the same";
  return `${whose}: differences of up to ${(reach * 100).toFixed(1)} points fit these data.`;
}

function cautions(measure: ComparedMeasure, traces: number): string {
  const few = isSmall(traces)
    ? `One side has only ${traces} reviewed traces, which show large differences at best. `
    : "";
  const whole =
    measure === "findings" ? "Shares of findings are parts of a whole, so one that rises lowers others. " : "";
  return `${few}${whole}Whether the cause is what tells the sides apart cannot be seen from this: their tasks and their readers may differ too.`;
}
