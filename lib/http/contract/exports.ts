import { z } from "zod";
import { last } from "@/lib/core/query-parameters";
import { csvFlavours } from "@/lib/export/csv";
import { exportFormats, exportPackages } from "@/lib/export/export-format";
import { projectParams } from "@/lib/http/contract/parameters";
import { endpoint } from "@/lib/http/endpoint";
import { traceFilterSchema } from "@/lib/insights/trace-filter";

export const exportQuerySchema = traceFilterSchema.extend({
  format: last.pipe(z.enum(exportFormats)),
  /** Of CSV: `spreadsheet` defuses texts that begin like formulas, `plain` leaves them. */
  flavour: last.pipe(z.enum(csvFlavours).default("plain")),
  /** `zip`: with a manifest of counts and checksums. An archive and a data set always have theirs. */
  package: last.pipe(z.enum(exportPackages).default("file")),
});

export const exportEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/projects/{project}/export",
  summary:
    "The project in one of several formats, as far as the caller may see it; a transfer that breaks off is not complete",
  capability: "read",
  params: projectParams,
  query: exportQuerySchema,
  response: z.string(),
  failures: ["invalid-input", "too-many-requests"],
});

export const archiveEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/projects/{project}/archive",
  summary: "The whole project with everybody's drafts, to be imported into another installation",
  capability: "own",
  params: projectParams,
  query: z.object({}),
  response: z.string(),
  failures: ["conflict", "too-many-requests"],
});
