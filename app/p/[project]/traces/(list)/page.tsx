import type { Metadata } from "next";
import Link from "next/link";
import { countLabels, editTraces, removeTraces } from "@/app/p/[project]/traces/(list)/actions";
import { PageFrame } from "@/components/shell/page-frame";
import { NoTraces } from "@/components/trace-list/no-traces";
import { PageLinks } from "@/components/trace-list/page-links";
import { TraceFilters } from "@/components/trace-list/trace-filters";
import { TraceTable } from "@/components/trace-list/trace-table";
import { buttonClass } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { may } from "@/lib/access/roles";
import { pageProject, pageScope } from "@/lib/auth/page";
import { findImportName } from "@/lib/db/imports";
import { listFacets, listTraces } from "@/lib/db/trace-list";
import { somewhereBlind } from "@/lib/db/visible-reviews";
import { traceFilterSchema } from "@/lib/insights/trace-filter";

export const metadata: Metadata = { title: "Traces" };

type Search = Readonly<Record<string, string | string[] | undefined>>;
type Props = { readonly params: Promise<{ project: string }>; readonly searchParams: Promise<Search> };

const perPage = 50;
const one = (value: Search[string]) => [value ?? []].flat()[0];

/** The traces of a project, newest first; its address holds the filters and the place in the list. */
export default async function TracesPage({ params, searchParams }: Props) {
  const { project: slug } = await params;
  const search = await searchParams;
  const scope = await pageScope(slug, "read");
  const parsed = traceFilterSchema.safeParse(search);
  const filter = parsed.success ? parsed.data : traceFilterSchema.parse({});
  const [project, facets, page, importName, blind] = await Promise.all([
    pageProject(slug),
    listFacets(scope),
    listTraces(scope, filter, { cursor: one(search.cursor), before: one(search.before), limit: perPage }),
    filter.import ? findImportName(scope, filter.import) : null,
    somewhereBlind(scope),
  ]);
  const importing = may(scope.role, "import");
  const actions = may(scope.role, "curate")
    ? {
        edit: editTraces.bind(null, slug),
        remove: removeTraces.bind(null, slug),
        countLabels: countLabels.bind(null, slug),
      }
    : null;
  const importLink = importing && (
    <Link href={`/p/${slug}/import`} className={buttonClass()}>
      Import
    </Link>
  );
  const narrowed = Object.keys(search).length > 0;
  return (
    <PageFrame title="Traces" width="wide" actions={importLink}>
      <TraceFilters facets={facets} version={project.taxonomyVersion} importName={importName} blind={blind} />
      {!parsed.success && (
        <div className="mb-4">
          <Notice>The address holds a filter that Topmast does not know; all traces are shown.</Notice>
        </div>
      )}
      {page.traces.length === 0 ? (
        <NoTraces slug={slug} narrowed={narrowed} importing={importing} />
      ) : (
        <TraceTable slug={slug} traces={page.traces} actions={actions} />
      )}
      <PageLinks path={`/p/${slug}/traces`} search={search} previous={page.previous} next={page.next} />
    </PageFrame>
  );
}
