import "server-only";
import type { z } from "zod";
import type { ProjectScope } from "@/lib/access/scope";
import { fail, ok, type Result } from "@/lib/core/result";
import type { Figure } from "@/lib/export/figure";
import { parse } from "@/lib/http/parse-input";
import type { ChartName } from "@/lib/insights/chart-names";
import { categoryRows, modeRows } from "@/lib/insights/insight-rows";
import {
  breakdownPageSchema,
  comparisonQuerySchema,
  fatalityQuerySchema,
  type InsightsPageQuery,
  type InsightsQuery,
  insightsPageSchema,
  togetherPageSchema,
} from "@/lib/insights/query-schema";
import { comparisonFigure } from "@/lib/workflows/figures/comparison-figure";
import type { FigureBasis } from "@/lib/workflows/figures/figure-basis";
import { groupFigure } from "@/lib/workflows/figures/group-figure";
import { modeFigure } from "@/lib/workflows/figures/mode-figure";
import { outcomeFigure } from "@/lib/workflows/figures/outcome-figure";
import { pairFigure } from "@/lib/workflows/figures/pair-figure";
import { positionFigure } from "@/lib/workflows/figures/position-figure";
import { readComparison } from "@/lib/workflows/read-comparison";
import { type Figures, readFigures } from "@/lib/workflows/read-dashboard";
import { readGroups } from "@/lib/workflows/read-insights";
import { readFatalities, readTogether } from "@/lib/workflows/read-together";

/** The parameters of a page's address. */
export type Parameters = Readonly<Record<string, string | string[]>>;

type Reader = (scope: ProjectScope, parameters: Parameters) => Promise<Result<Figure>>;

/** A reader of what a view's own schema makes of an address. */
function reader<Q>(schema: z.ZodType<Q>, read: (scope: ProjectScope, query: Q) => Promise<Figure | null>): Reader {
  return async (scope, parameters) => {
    const query = parse(schema, parameters, "query");
    if (!query.ok) return query;
    const figure = await read(scope, query.value);
    return figure ? ok(figure) : fail("not-found", "There is nothing to draw at this address.");
  };
}

const readers: Readonly<Record<ChartName, Reader>> = {
  modes: reader(insightsPageSchema, async (scope, query) => {
    const { figures, basis, version } = await readBasis(scope, query);
    const { insights, published } = figures;
    const { measure } = query;
    return modeFigure(basis, categoryRows(insights, measure, version), modeRows(insights, measure, version), published);
  }),
  systems: reader(insightsPageSchema, async (scope, query) => {
    const { basis, version, sources } = await readBasis(scope, query);
    const { groups } = await readGroups(scope, { ...query, by: "system" }, sources);
    return groupFigure(basis, { chart: "systems", by: "system", groups, version, level: "category" });
  }),
  positions: reader(insightsPageSchema, async (scope, query) => {
    const { basis, version, sources } = await readBasis(scope, query);
    const { groups } = await readGroups(scope, { ...query, by: "position" }, sources);
    return positionFigure(basis, groups, version);
  }),
  groups: reader(breakdownPageSchema, async (scope, query) => {
    const { basis, version, sources } = await readBasis(scope, query);
    const { groups } = await readGroups(scope, query, sources);
    const level = query.view === "table" ? "mode" : "category";
    return groupFigure(basis, { chart: "groups", by: query.by, groups, version, level });
  }),
  comparison: reader(comparisonQuerySchema, async (scope, query) => {
    const { basis, version, sources } = await readBasis(scope, query);
    const comparison = await readComparison(scope, query, sources);
    const [beside] = comparison.comparisons;
    return beside ? comparisonFigure(basis, comparison, beside, version) : null;
  }),
  together: reader(togetherPageSchema, async (scope, query) => {
    const { basis, version, sources } = await readBasis(scope, query);
    return pairFigure(basis, (await readTogether(scope, query, sources)).pairs, query.cell, version);
  }),
  outcomes: reader(fatalityQuerySchema, async (scope, query) => {
    const { basis, version, sources } = await readBasis(scope, query);
    return outcomeFigure(basis, await readFatalities(scope, query, sources), version);
  }),
};

/** A chart at the address of its view, as the caller may see it. */
export function readFigure(scope: ProjectScope, chart: ChartName, parameters: Parameters): Promise<Result<Figure>> {
  return readers[chart](scope, parameters);
}

async function readBasis(scope: ProjectScope, query: InsightsQuery & Partial<InsightsPageQuery>) {
  const asked = { measure: "findings", focus: "all", view: "chart", published: undefined, ...query } as const;
  const figures = await readFigures(scope, asked);
  return {
    figures,
    basis: basisOf(figures, asked),
    version: figures.project.taxonomyVersion,
    sources: figures.opening.sources,
  };
}

/** What figures that were read are of, in the terms of a note. */
export function basisOf({ project, insights, opening, annotators }: Figures, query: InsightsPageQuery): FigureBasis {
  const named = annotators.filter(({ id }) => query.annotators.some((one) => one === id)).map(({ name }) => name);
  return {
    project: project.name,
    counted: { ...insights, ...opening, measure: query.measure, annotators: named },
    query,
    at: new Date(),
  };
}
