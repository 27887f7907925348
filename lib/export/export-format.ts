/** The forms that a project can be exported in, and what each is for: the one source of the page, the API and its guide. */
export const exportFormats = ["long-csv", "wide-csv", "jsonl", "mast-data", "huggingface", "archive"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** `file`: the one file; `zip`: the same with a manifest of counts and checksums beside it. */
export const exportPackages = ["file", "zip"] as const;
export type ExportPackage = (typeof exportPackages)[number];

export interface FormatFacts {
  readonly title: string;
  readonly purpose: string;
  /** What is counted in it. */
  readonly holds: readonly ("traces" | "steps" | "labels" | "reviews")[];
  readonly extension: string;
  readonly mediaType: string;
}

export const formatFacts: Readonly<Record<ExportFormat, FormatFacts>> = {
  "long-csv": {
    title: "Labels as CSV",
    purpose:
      "One row a label: quote, step, agent, annotator, confidence, note. For pivot tables, for reading what was marked, and for agreement in other tools.",
    holds: ["traces", "labels"],
    extension: "csv",
    mediaType: "text/csv; charset=utf-8",
  },
  "wide-csv": {
    title: "Traces as CSV",
    purpose:
      "One row a trace, with a column for each of the fourteen modes after consensus: 1 found, 0 judged and not found, empty not judged. For statistics and regressions.",
    holds: ["traces"],
    extension: "csv",
    mediaType: "text/csv; charset=utf-8",
  },
  jsonl: {
    title: "JSON lines",
    purpose:
      "One line a trace with its steps, submitted reviews and labels, whose offsets count code points of the steps’ text. For scripts and for training data.",
    holds: ["traces", "steps", "labels"],
    extension: "jsonl",
    mediaType: "application/x-ndjson",
  },
  "mast-data": {
    title: "MAST-Data JSON",
    purpose:
      "The six keys of the published data set, with ours beside them. For tools that read MAST-Data, and to be imported here again.",
    holds: ["traces", "steps", "labels"],
    extension: "json",
    mediaType: "application/json",
  },
  huggingface: {
    title: "Hugging Face data set",
    purpose:
      "A folder with a card and three tables (traces, labels, steps) as JSON lines, zipped. Unpack it for load_dataset, or upload it as it is.",
    holds: ["traces", "steps", "labels"],
    extension: "zip",
    mediaType: "application/zip",
  },
  archive: {
    title: "Archive",
    purpose:
      "Everything that you may see: traces with all that their files said, annotators, reviews with withdrawn labels and earlier versions, ids and times. Import it in another project or installation to go on there.",
    holds: ["traces", "steps", "reviews", "labels"],
    extension: "jsonl.gz",
    mediaType: "application/gzip",
  },
};
