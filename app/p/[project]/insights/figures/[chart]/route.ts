import { z } from "zod";
import { last } from "@/lib/core/query-parameters";
import { ok } from "@/lib/core/result";
import { projectParams } from "@/lib/http/contract/parameters";
import { endpoint } from "@/lib/http/endpoint";
import { route } from "@/lib/http/route";
import { chartFiles, chartNames } from "@/lib/insights/chart-names";
import { exportFigure } from "@/lib/workflows/figures/export-figure";

/** A page's file rather than part of the API: each chart's own schema reads the other parameters. */
const chartFile = endpoint({
  method: "GET",
  path: "/p/{project}/insights/figures/{chart}",
  summary: "A chart of the insights as a drawing, as CSV or as a LaTeX table",
  capability: "read",
  params: projectParams.extend({ chart: z.enum(chartNames) }),
  query: z.object({ as: last.pipe(z.enum(chartFiles)) }).catchall(z.union([z.string(), z.array(z.string())])),
  response: z.string(),
  failures: ["invalid-input"],
});

export const GET = route(chartFile, async ({ scope, params, query: { as, ...parameters } }) => {
  const file = await exportFigure(scope, params.chart, as, parameters);
  if (!file.ok) return file;
  const { text, mediaType, name } = file.value;
  return ok(
    new Response(text, {
      headers: {
        "Content-Type": mediaType,
        "Content-Disposition": `attachment; filename="${params.project}-${name}.${as}"`,
        "Cache-Control": "no-store",
        // An SVG is a document: it is saved, not opened, and under the pages' policy no script in it would run.
        "X-Content-Type-Options": "nosniff",
      },
    }),
  );
});
