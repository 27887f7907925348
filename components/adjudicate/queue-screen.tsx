import Link from "next/link";
import { AddressFilter } from "@/components/agreement/address-filter";
import { ModeTag } from "@/components/mast/mode-tag";
import { PageFrame } from "@/components/shell/page-frame";
import { PageLinks } from "@/components/trace-list/page-links";
import { buttonClass } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { classNames } from "@/components/ui/class-names";
import { countOf } from "@/components/ui/count-of";
import { EmptyState } from "@/components/ui/empty-state";
import { modeName } from "@/lib/mast/names";
import { modeCodes, type TaxonomyVersion } from "@/lib/mast/taxonomy";
import { type QueuePage, type QueueQuery, queueParts } from "@/lib/reviews/adjudication-queue";
import type { Queued } from "@/lib/reviews/adjudication-schema";

const partNames = { todo: "To settle", done: "Settled", all: "All" } as const;
const stateNames = { open: "to do", begun: "begun", done: "settled" } as const;

/** The queue of disagreements. */
export function QueueScreen({
  slug,
  version,
  query,
  page: { traces, next, counts },
  rounds,
  search,
}: {
  readonly slug: string;
  readonly version: TaxonomyVersion;
  readonly query: QueueQuery;
  readonly page: QueuePage;
  readonly rounds: readonly { readonly id: string; readonly name: string }[];
  readonly search: Readonly<Record<string, string | string[] | undefined>>;
}) {
  const base = `/p/${slug}/adjudication`;
  const { mode, round, show } = query;
  const kept = new URLSearchParams([...(mode ? [["mode", mode]] : []), ...(round ? [["round", round]] : [])]);
  const suffix = kept.size > 0 ? `?${kept}` : "";
  const partPath = (part: QueueQuery["show"]) => {
    const address = new URLSearchParams(kept);
    if (part !== "todo") address.set("show", part);
    return address.size > 0 ? `${base}?${address}` : base;
  };
  const sizes = { todo: counts.todo, done: counts.done, all: counts.todo + counts.done };
  return (
    <PageFrame
      title="Adjudication"
      lead="Traces on which annotators gave different answers, the most disputed first. What you settle here is what the figures count from then on."
      actions={
        <>
          {counts.done > 0 && (
            <Link href={`/p/${slug}/insights`} className={buttonClass()}>
              The figures
            </Link>
          )}
          {counts.todo > 0 && (
            <Link href={`${base}/next${suffix}`} prefetch={false} className={buttonClass("primary")}>
              Settle the next
            </Link>
          )}
        </>
      }
    >
      <div className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-2">
        <nav aria-label="State" className="flex gap-1">
          {queueParts.map((part) => (
            <Link
              key={part}
              href={partPath(part)}
              scroll={false}
              aria-current={part === show ? "page" : undefined}
              className={classNames(
                buttonClass(part === show ? "quiet" : "bare", "small"),
                part === show && "font-semibold",
              )}
            >
              {partNames[part]} <span className="text-ink-soft tabular-nums">{sizes[part].toLocaleString("en")}</span>
            </Link>
          ))}
        </nav>
        <AddressFilter
          parameter="mode"
          name="Mode"
          options={modeCodes.map((code) => ({ id: code, name: `${code} ${modeName(version, code)}` }))}
          chosen={mode}
        />
        {rounds.length > 0 && <AddressFilter parameter="round" name="Round" options={rounds} chosen={round} />}
      </div>
      {traces.length === 0 ? (
        <EmptyState
          title={show === "todo" ? "Nothing is left to settle" : "Nothing here"}
          action={
            sizes.all === 0 ? (
              <Link href={`/p/${slug}/rounds`} className={buttonClass()}>
                Rounds
              </Link>
            ) : undefined
          }
        >
          {sizes.all === 0
            ? "No trace has two submitted reviews that differ. Once annotators of a round disagree, their traces stand here."
            : "Every disagreement of this choice is settled."}
        </EmptyState>
      ) : (
        <ol className="divide-y divide-line rounded-lg border border-line bg-surface">
          {traces.map((one) => (
            <Row key={one.trace} queued={one} href={`${base}/${one.trace}${suffix}`} />
          ))}
        </ol>
      )}
      <PageLinks path={base} search={search} previous={null} next={next} />
    </PageFrame>
  );
}

function Row({ queued, href }: { readonly queued: Queued; readonly href: string }) {
  const { title, state, outdated, readers, pairs, modes, apart } = queued;
  const agreedApart = apart.filter((one) => !modes.some(({ mode }) => mode === one));
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1.5 px-4 py-3">
      <div className="min-w-0 flex-1 basis-64">
        <Link href={href} prefetch={false} className="font-medium [overflow-wrap:anywhere] hover:underline">
          {title}
        </Link>
        <p className="text-ink-soft text-xs">
          {readers} read it · {pairs > 0 ? countOf(pairs, "differing answer") : "the same answers, at other places"}
        </p>
      </div>
      <ul className="flex flex-wrap gap-x-3 gap-y-1">
        {modes.map(({ mode, found, absent }) => (
          <li key={mode} className="flex items-center gap-1 text-xs tabular-nums">
            <ModeTag mode={mode} />
            <span className="text-ink-soft" title={`${found} found it, ${absent} did not`}>
              {found} : {absent}
              {apart.includes(mode) && ", places differ"}
            </span>
          </li>
        ))}
        {agreedApart.map((mode) => (
          <li key={`apart ${mode}`} className="flex items-center gap-1 text-xs">
            <ModeTag mode={mode} />
            <span className="text-ink-soft" title="Two found it, at places that do not touch">
              places differ
            </span>
          </li>
        ))}
      </ul>
      <Chip look={outdated ? "bad" : state === "done" ? "good" : "plain"}>
        {outdated ? "answered anew" : stateNames[state]}
      </Chip>
    </li>
  );
}
