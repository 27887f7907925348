import { projectParams } from "@/lib/http/contract/parameters";
import { endpoint } from "@/lib/http/endpoint";
import { importOptionsSchema, importSummarySchema } from "@/lib/traces/import-summary";

export const importEndpoint = endpoint({
  method: "POST",
  path: "/api/v1/projects/{project}/imports",
  summary:
    "Import a file of traces: its bytes are the body, plain or gzip; with `Accept: application/x-ndjson` progress comes first",
  capability: "import",
  params: projectParams,
  query: importOptionsSchema,
  rawBody: "application/octet-stream",
  response: importSummarySchema,
  failures: ["invalid-input", "unknown-format", "unreadable-upload", "too-large"],
});
