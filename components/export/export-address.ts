import type { CsvFlavour } from "@/lib/export/csv";
import type { ExportFormat, ExportPackage } from "@/lib/export/export-format";

/** What is chosen on the page for all formats. */
export interface ExportChoices {
  readonly flavour: CsvFlavour;
  readonly package: ExportPackage;
  /** Which traces and whose reviews: the trace list's parameters. */
  readonly filter: URLSearchParams;
}

const isCsv = (format: ExportFormat) => format === "long-csv" || format === "wide-csv";
/** These always are what they are, with their manifest inside. */
const isFixed = (format: ExportFormat) => format === "archive" || format === "huggingface";

/** Where a format is fetched. */
export function downloadAddress(slug: string, format: ExportFormat, choices: ExportChoices): string {
  const query = new URLSearchParams({ format });
  if (isCsv(format)) query.set("flavour", choices.flavour);
  if (choices.package === "zip" && !isFixed(format)) query.set("package", "zip");
  for (const [name, value] of choices.filter) query.append(name, value);
  return `/api/v1/projects/${slug}/export?${query}`;
}

/** The page with another choice. */
export function pageAddress(slug: string, { flavour, package: packaging, filter }: ExportChoices): string {
  const query = new URLSearchParams(filter);
  if (flavour !== "spreadsheet") query.set("flavour", flavour);
  if (packaging !== "file") query.set("package", packaging);
  return `/p/${slug}/export${query.size === 0 ? "" : `?${query}`}`;
}
