/** Figures that others published: a ruler beside one's own. All in per cent, as printed. */
import { type CategoryCode, categoryCodes, categoryOf, type ModeCode, modeCodes } from "@/lib/mast/taxonomy";

/** Shares of all findings (the paper's "failure flags": one a mode and trace). */
interface PublishedFindings {
  /** How many findings the shares are of; null where the paper does not say. */
  readonly findings: number | null;
  readonly traces: number | null;
  readonly categories: Readonly<Record<CategoryCode, number>>;
  readonly modes: Readonly<Record<ModeCode, number>>;
}

/** In MAST's order. */
function byMode(...percentages: readonly number[]): Record<ModeCode, number> {
  if (percentages.length !== modeCodes.length) throw new Error("Fourteen modes need fourteen figures");
  return Object.fromEntries(modeCodes.map((mode, place) => [mode, percentages[place]])) as Record<ModeCode, number>;
}

/** Shares of findings add up, so a category of a data set that prints only modes is their sum. */
function summed(modes: Record<ModeCode, number>): Record<CategoryCode, number> {
  const sum = (category: CategoryCode) =>
    modeCodes.filter((mode) => categoryOf(mode) === category).reduce((total, mode) => total + modes[mode], 0);
  return Object.fromEntries(categoryCodes.map((category) => [category, sum(category)])) as Record<CategoryCode, number>;
}

const mastDataFindings = byMode(11.5, 1.77, 12.92, 2.28, 8.48, 1.56, 5.15, 6.87, 0.47, 7.2, 11.87, 5.33, 11.83, 12.8);

/**
 * `v1` to `v3`: Cemri et al. 2025, arXiv 2503.13657, of March, April and October.
 * `mast-data`: counted from the published data set as it stands since August 2026.
 */
export const publishedFindings: Readonly<Record<PublishedSource, PublishedFindings>> = {
  v1: {
    findings: 382,
    traces: null,
    categories: { "1": 37.17, "2": 31.41, "3": 31.41 },
    modes: byMode(15.2, 1.57, 11.5, 2.36, 6.54, 5.5, 2.09, 5.5, 6.02, 4.71, 7.59, 8.64, 9.16, 13.61),
  },
  v2: {
    findings: 601,
    traces: null,
    categories: { "1": 41.77, "2": 36.94, "3": 21.3 },
    modes: byMode(10.98, 0.5, 17.14, 3.33, 9.82, 2.33, 11.65, 7.15, 1.66, 0.17, 13.98, 7.82, 6.82, 6.66),
  },
  v3: {
    findings: null,
    traces: null,
    categories: { "1": 44.2, "2": 32.35, "3": 23.5 },
    modes: byMode(11.8, 1.5, 15.7, 2.8, 12.4, 2.2, 6.8, 7.4, 0.85, 1.9, 13.2, 6.2, 8.2, 9.1),
  },
  "mast-data": { findings: 5141, traces: 1638, categories: summed(mastDataFindings), modes: mastDataFindings },
};

export const publishedSources = ["v1", "v2", "v3", "mast-data"] as const;
export type PublishedSource = (typeof publishedSources)[number];

/** Share of the traces that have the mode: only the data set lets one count it, and only for modes, as a union needs the traces. */
export const mastDataTraceShares: Readonly<Record<ModeCode, number>> = byMode(
  36.1,
  5.6,
  40.5,
  7.1,
  26.6,
  4.9,
  16.2,
  21.6,
  1.5,
  22.6,
  37.2,
  16.7,
  37.1,
  40.2,
);
