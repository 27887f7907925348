import Link from "next/link";
import { fragmentOf } from "@/lib/reviews/deep-link";
import type { SearchResult } from "@/lib/traces/search-schema";

/** Places of a trace that are shown at once, so that one long run does not push the others off the page. */
const shown = 4;

/** Consecutive results of one trace. */
function byTrace(results: readonly SearchResult[]) {
  const groups: { readonly trace: SearchResult["trace"]; readonly results: SearchResult[] }[] = [];
  for (const result of results) {
    const last = groups.at(-1);
    if (last?.trace.id === result.trace.id) last.results.push(result);
    else groups.push({ trace: result.trace, results: [result] });
  }
  return groups;
}

function addressOf(slug: string, { trace, step, start, end }: SearchResult): string {
  const place = fragmentOf({ kind: "text", from: { step, offset: start }, to: { step, offset: end } });
  return `/p/${slug}/traces/${trace.id}${place}`;
}

/** Steps that hold what was sought, under their traces; each leads to the place itself. */
export function SearchResults({ slug, results }: { readonly slug: string; readonly results: readonly SearchResult[] }) {
  return (
    <ol className="flex flex-col gap-6">
      {byTrace(results).map((group) => (
        <li key={group.trace.id}>
          <h2 className="mb-1 flex min-w-0 items-baseline gap-2 font-semibold">
            <Link
              href={`/p/${slug}/traces/${group.trace.id}`}
              className="min-w-0 truncate underline-offset-2 hover:underline"
            >
              {group.trace.title}
            </Link>
            {group.trace.system !== null && (
              <span className="shrink-0 font-normal text-ink-faint text-xs">{group.trace.system}</span>
            )}
          </h2>
          <div className="rounded-lg border border-line bg-surface">
            <Places slug={slug} results={group.results.slice(0, shown)} />
            {group.results.length > shown && (
              <details className="border-line border-t">
                <summary className="cursor-pointer px-3 py-1.5 text-ink-soft text-xs hover:bg-sunken">
                  {group.results.length - shown} more in this trace
                </summary>
                <Places slug={slug} results={group.results.slice(shown)} />
              </details>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}

function Places({ slug, results }: { readonly slug: string; readonly results: readonly SearchResult[] }) {
  return (
    <ol>
      {results.map((result) => (
        <li key={`${result.step} ${result.start}`} className="border-line border-t first:border-t-0">
          <Link
            href={addressOf(slug, result)}
            className="grid grid-cols-[2.75rem_minmax(0,1fr)] gap-x-3 px-3 py-2 hover:bg-sunken"
          >
            <span className="pt-0.5 text-right font-mono text-ink-faint text-xs">{result.step}</span>
            <span className="min-w-0">
              <span className="flex min-w-0 items-baseline gap-2">
                <bdi className="truncate font-medium">{result.agent ?? "no agent"}</bdi>
                <span className="shrink-0 text-ink-faint text-xs">{result.kind}</span>
              </span>
              <Marked snippet={result.snippet} />
            </span>
          </Link>
        </li>
      ))}
    </ol>
  );
}

function Marked({ snippet: { text, marks, cutBefore, cutBehind } }: { readonly snippet: SearchResult["snippet"] }) {
  return (
    <span dir="auto" className="line-clamp-3 text-ink-soft [overflow-wrap:anywhere]">
      {cutBefore && "… "}
      {marks.map(({ start, end }, place) => (
        <span key={start}>
          {text.slice(marks[place - 1]?.end ?? 0, start)}
          <mark className="rounded-sm bg-hit px-px text-hit-ink">{text.slice(start, end)}</mark>
        </span>
      ))}
      {text.slice(marks.at(-1)?.end ?? 0)}
      {cutBehind && " …"}
    </span>
  );
}
