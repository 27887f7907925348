import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { ok, type Result } from "@/lib/core/result";
import { csv } from "@/lib/export/csv";
import type { Figure } from "@/lib/export/figure";
import { figureLatex } from "@/lib/export/figure-latex";
import { figureSvg } from "@/lib/export/svg/figure-svg";
import type { ChartFile, ChartName } from "@/lib/insights/chart-names";
import { type Parameters, readFigure } from "@/lib/workflows/figures/read-figure";

interface FigureFile {
  readonly name: string;
  readonly mediaType: string;
  readonly text: string;
}

const written: Readonly<Record<ChartFile, { mediaType: string; write: (figure: Figure) => string }>> = {
  svg: { mediaType: "image/svg+xml; charset=utf-8", write: figureSvg },
  csv: { mediaType: "text/csv; charset=utf-8", write: ({ columns, records }) => csv([columns, ...records]) },
  tex: { mediaType: "application/x-tex; charset=utf-8", write: figureLatex },
};

/** A chart as a file; the same figures as on its page, and as the API's. */
export async function exportFigure(
  scope: ProjectScope,
  chart: ChartName,
  as: ChartFile,
  parameters: Parameters,
): Promise<Result<FigureFile>> {
  const figure = await readFigure(scope, chart, parameters);
  if (!figure.ok) return figure;
  const { mediaType, write } = written[as];
  return ok({ name: figure.value.name, mediaType, text: write(figure.value) });
}
