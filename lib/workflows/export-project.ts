import "server-only";
import { may } from "@/lib/access/roles";
import type { ProjectScope } from "@/lib/access/scope";
import { fail, ok, type Result } from "@/lib/core/result";
import type { Queries } from "@/lib/db/client";
import { choiceOf, kindOfSource } from "@/lib/db/consensus";
import { allReviews, type ReviewReach, seenReviews, seenSubmitted } from "@/lib/db/export-reviews";
import { countOthersDrafts } from "@/lib/db/export-traces";
import { countedAnnotators, kindsOf } from "@/lib/db/insights";
import { getProject } from "@/lib/db/projects";
import { somewhereBlind } from "@/lib/db/visible-reviews";
import type { CsvFlavour } from "@/lib/export/csv";
import { type ExportFormat, type ExportPackage, formatFacts } from "@/lib/export/export-format";
import { type FileFacts, type ManifestFacts, manifestText } from "@/lib/export/manifest";
import { openingSources, sources } from "@/lib/insights/query-schema";
import type { TraceFilter } from "@/lib/insights/trace-filter";
import { traceFilterSchema } from "@/lib/insights/trace-filter";
import { type ArchiveChoice, archiveFile } from "@/lib/workflows/export/archive-file";
import { longCsv, wideCsv } from "@/lib/workflows/export/csv-files";
import { datasetFiles } from "@/lib/workflows/export/dataset-files";
import type { ExportFile } from "@/lib/workflows/export/export-file";
import type { ExportPlan, ExportRun } from "@/lib/workflows/export/export-run";
import { type ByteSink, streamSnapshot } from "@/lib/workflows/export/export-stream";
import { jsonLines, mastData } from "@/lib/workflows/export/json-files";
import { sendFile, sendGzip, sendZip } from "@/lib/workflows/export/package-files";

export interface ExportWish {
  readonly format: ExportFormat;
  readonly flavour: CsvFlavour;
  readonly package: ExportPackage;
  readonly filter: TraceFilter;
}

/** A file under way. */
export interface Exported {
  readonly filename: string;
  readonly mediaType: string;
  readonly body: ReadableStream<Uint8Array>;
}

async function planOf(scope: ProjectScope, { filter, flavour }: ExportWish): Promise<ExportPlan> {
  const [project, annotators] = await Promise.all([getProject(scope), countedAnnotators(scope)]);
  const kinds = kindsOf(annotators);
  // As the dashboard does: where a project has no people's reviews, what there is counts.
  const opening = openingSources(
    filter,
    sources.filter((source) => kinds.includes(kindOfSource[source])),
  );
  const chosen = filter.sources !== undefined || filter.annotators.length > 0;
  const verdicts = await choiceOf(scope, filter, opening.sources);
  const exportedAt = new Date().toISOString();
  return {
    scope,
    project,
    filter,
    flavour,
    exportedAt,
    verdicts,
    labels: chosen ? verdicts : { ...verdicts, kinds: sources.map((source) => kindOfSource[source]) },
  };
}

function manifestFacts(plan: ExportPlan, format: ExportFormat): ManifestFacts {
  const { kinds, rule } = plan.verdicts;
  const { slug, name } = plan.project;
  return {
    project: { slug, name },
    format,
    exportedAt: plan.exportedAt,
    seenAs: plan.scope.role,
    filter: plan.filter,
    sources: sources.filter((source) => kinds.includes(kindOfSource[source])),
    consensus: rule,
  };
}

function singleFile(
  format: Exclude<ExportFormat, "archive" | "huggingface">,
  run: ExportRun,
  facts: ManifestFacts,
): ExportFile {
  if (format === "long-csv") return longCsv(run);
  if (format === "wide-csv") return wideCsv(run);
  if (format === "jsonl") return jsonLines(run);
  return mastData(run, `${facts.project.name}: ${facts.sources.join(" and ")}, ${facts.consensus}`);
}

/**
 * A project's traces and labels in one of the formats, as far as the caller may see them: one stream from one snapshot
 * of the database, complete or broken off.
 */
export async function exportProject(scope: ProjectScope, wish: ExportWish): Promise<Result<Exported>> {
  const { format } = wish;
  if (format === "archive") return exportArchive(scope, wish, seenReviews(scope), "own");
  const plan = await planOf(scope, wish);
  const facts = manifestFacts(plan, format);
  const zipped = format === "huggingface" || wish.package === "zip";
  const stream = await streamSnapshot(async (queries, sink) => {
    const run = { ...plan, queries, reach: seenSubmitted(scope) };
    if (format !== "huggingface" && !zipped) return sendFile(singleFile(format, run, facts), sink);
    const files = format === "huggingface" ? datasetFiles(run, facts) : [singleFile(format, run, facts)];
    return sendZip(files, (made) => manifestFile(facts, made), sink);
  });
  if (!stream.ok) return stream;
  const { extension, mediaType } = formatFacts[format];
  return ok({
    filename: `${plan.project.slug}-${format}.${zipped ? "zip" : extension}`,
    mediaType: zipped ? "application/zip" : mediaType,
    body: stream.value,
  });
}

function manifestFile(facts: ManifestFacts, files: readonly FileFacts[]): ExportFile {
  return {
    name: "manifest.json",
    async *pieces() {
      yield { text: manifestText(facts, files), records: 0 };
    },
  };
}

/** The whole project with everybody's drafts, to be moved to another installation. */
export async function exportWholeProject(scope: ProjectScope<"own">): Promise<Result<Exported>> {
  if (await somewhereBlind(scope)) {
    return fail(
      "conflict",
      "You are blind in an open round, and this archive would show you what others said. Close the round, or ask another owner.",
    );
  }
  const wish = { format: "archive", flavour: "plain", package: "file", filter: traceFilterSchema.parse({}) } as const;
  return exportArchive(scope, wish, allReviews(scope), "all");
}

async function exportArchive(
  scope: ProjectScope,
  wish: ExportWish,
  reach: ReviewReach,
  drafts: ArchiveChoice["drafts"],
): Promise<Result<Exported>> {
  const plan = await planOf(scope, wish);
  const stream = await streamSnapshot(async (queries: Queries, sink: ByteSink) => {
    const draftsLeftOut = drafts === "own" && may(scope.role, "own") ? await countOthersDrafts(queries, scope) : 0;
    return sendGzip(archiveFile({ ...plan, queries, reach }, { drafts, draftsLeftOut }), sink);
  });
  if (!stream.ok) return stream;
  const { extension, mediaType } = formatFacts.archive;
  return ok({ filename: `${plan.project.slug}.topmast.${extension}`, mediaType, body: stream.value });
}
