import type { Metadata } from "next";
import { SearchForm } from "@/components/search/search-form";
import { SearchResults } from "@/components/search/search-results";
import { PageFrame } from "@/components/shell/page-frame";
import { PageLinks } from "@/components/trace-list/page-links";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { pageScope } from "@/lib/auth/page";
import { listAgents, searchSteps } from "@/lib/db/search-steps";
import { listFacets } from "@/lib/db/trace-list";
import { searchQuerySchema } from "@/lib/traces/search-schema";

export const metadata: Metadata = { title: "Search" };

type Search = Readonly<Record<string, string | string[] | undefined>>;
type Props = { readonly params: Promise<{ project: string }>; readonly searchParams: Promise<Search> };

const perPage = 20;

/** Full-text search over every step of a project; its address holds what is sought. */
export default async function SearchPage({ params, searchParams }: Props) {
  const { project: slug } = await params;
  const search = await searchParams;
  const scope = await pageScope(slug, "read");
  const parsed = searchQuerySchema.safeParse(search);
  const filter = parsed.success ? parsed.data : searchQuerySchema.parse({});
  const cursor = [search.cursor ?? []].flat()[0];
  const [facets, agents, { results, next, pending }] = await Promise.all([
    listFacets(scope),
    listAgents(scope),
    searchSteps(scope, filter, { cursor, limit: perPage }),
  ]);
  return (
    <PageFrame title="Search">
      <div className="flex flex-col gap-5">
        <SearchForm systems={facets.system} agents={agents} />
        {pending > 0 && (
          <Notice>
            {pending === 1 ? "1 trace is" : `${pending} traces are`} still being made ready for search. What stands in{" "}
            {pending === 1 ? "it" : "them"} may be missing here for a moment.
          </Notice>
        )}
        {filter.q !== "" && results.length === 0 && (
          <EmptyState title={cursor ? "That was all" : "No step holds this"}>
            {cursor
              ? "There is nothing further."
              : "Fewer words, or the beginning of one with a star behind it, find more."}
          </EmptyState>
        )}
        <SearchResults slug={slug} results={results} />
        <PageLinks path={`/p/${slug}/search`} search={search} previous={null} next={next} />
      </div>
    </PageFrame>
  );
}
