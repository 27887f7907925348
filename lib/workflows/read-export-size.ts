import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { db } from "@/lib/db/client";
import { seenSubmitted } from "@/lib/db/export-reviews";
import { type ExportSize, exportSize } from "@/lib/db/export-traces";

/** How much there is to export, as far as the caller may see it. */
export function readExportSize(scope: ProjectScope): Promise<ExportSize> {
  return exportSize(db(), scope, seenSubmitted(scope));
}
