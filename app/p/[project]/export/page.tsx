import type { Metadata } from "next";
import { z } from "zod";
import { ExportChoices } from "@/components/export/export-choices";
import { FormatList } from "@/components/export/format-list";
import { WholeProject } from "@/components/export/whole-project";
import { PageFrame } from "@/components/shell/page-frame";
import { labelsBlind, may } from "@/lib/access/roles";
import { pageScope } from "@/lib/auth/page";
import { last } from "@/lib/core/query-parameters";
import { csvFlavours } from "@/lib/export/csv";
import { exportPackages } from "@/lib/export/export-format";
import { traceFilterSchema } from "@/lib/insights/trace-filter";
import { readExportSize } from "@/lib/workflows/read-export-size";

export const metadata: Metadata = { title: "Export" };

/** Whoever comes to this page will mostly open a CSV by a click, so the safe flavour is the one chosen. */
const choicesSchema = z.object({
  flavour: last.pipe(z.enum(csvFlavours).default("spreadsheet").catch("spreadsheet")),
  package: last.pipe(z.enum(exportPackages).default("file").catch("file")),
});

interface Props {
  readonly params: Promise<{ project: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ExportPage({ params, searchParams }: Props) {
  const { project: slug } = await params;
  const scope = await pageScope(slug, "read");
  const given = await searchParams;
  const choices = { ...choicesSchema.parse(given), filter: filterOf(given) };
  return (
    <PageFrame
      title="Export"
      lead={
        labelsBlind(scope.role)
          ? "Every trace, and the submitted reviews that you may see: others’ labels of a trace are in it once your own review of that trace is submitted."
          : "Every trace, read or not, and the submitted reviews that you may see. A download that breaks off is not complete: fetch it again."
      }
    >
      <ExportChoices slug={slug} choices={choices} />
      <FormatList slug={slug} choices={choices} counts={readExportSize(scope)} />
      {may(scope.role, "own") && <WholeProject slug={slug} />}
    </PageFrame>
  );
}

/** The parameters that choose traces, where they are ones that the trace list would take too. */
function filterOf(given: Record<string, string | string[] | undefined>): URLSearchParams {
  const filter = new URLSearchParams();
  if (!traceFilterSchema.safeParse(given).success) return filter;
  for (const name of Object.keys(traceFilterSchema.shape)) {
    for (const value of [given[name] ?? []].flat()) if (value !== "") filter.append(name, value);
  }
  return filter;
}
