import Link from "next/link";
import { AgreementFilters } from "@/components/agreement/agreement-filters";
import { disagreementLinks } from "@/components/agreement/agreement-links";
import { namesOf } from "@/components/agreement/names";
import { ModeTag } from "@/components/mast/mode-tag";
import { PageFrame } from "@/components/shell/page-frame";
import { PageLinks } from "@/components/trace-list/page-links";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { ModeDisagreement } from "@/lib/agreement/disagreements";
import type { DisagreementQuery } from "@/lib/agreement/query-schema";
import { categoryName, modeName } from "@/lib/mast/names";
import type { DisagreementPage } from "@/lib/workflows/read-agreement-page";

/** The traces on which annotators answered differently, the worst first. */
export function DisagreementsScreen({
  query,
  page,
  mayCurate,
  search,
}: {
  readonly query: DisagreementQuery;
  readonly page: DisagreementPage;
  readonly mayCurate: boolean;
  readonly search: Readonly<Record<string, string | string[] | undefined>>;
}) {
  const { project, disagreements, count, next } = page;
  const links = disagreementLinks(project.slug, query);
  const nameOf = namesOf(page.annotators);
  const version = project.taxonomyVersion;
  const about = query.mode
    ? `about ${query.mode} ${modeName(version, query.mode)}`
    : query.category
      ? `about ${query.category} ${categoryName(version, query.category)}`
      : "about any mode";
  const narrowed = query.mode !== undefined || query.category !== undefined;
  return (
    <PageFrame
      title="Where annotators disagree"
      lead={`${count.toLocaleString("en")} ${count === 1 ? "trace" : "traces"} with different answers ${about}, the most disputed first.`}
      actions={
        <>
          {narrowed && (
            <Link href={links.part({})} className={buttonClass()}>
              All modes
            </Link>
          )}
          {mayCurate && (
            <Link
              href={`/p/${project.slug}/adjudication${query.round ? `?round=${query.round}` : ""}`}
              className={buttonClass()}
            >
              Settle them
            </Link>
          )}
          <Link href={links.figures} className={buttonClass()}>
            Figures
          </Link>
        </>
      }
    >
      <div className="mb-4">
        <AgreementFilters query={query} ground={page} nameOf={nameOf} reset={links.part({})} />
      </div>
      {disagreements.length === 0 ? (
        <EmptyState title="No disagreement here">Everybody who read the same trace gave the same answers.</EmptyState>
      ) : (
        <ol className="divide-y divide-line rounded-lg border border-line bg-surface">
          {disagreements.map(({ trace, title, modes, readers }) => (
            <li key={trace} className="px-4 py-3">
              <Link
                href={`/p/${project.slug}/traces/${trace}`}
                prefetch={false}
                className="font-medium underline-offset-2 [overflow-wrap:anywhere] hover:underline"
              >
                {title}
              </Link>
              <span className="ml-2 text-ink-soft text-xs">{readers} read it</span>
              <ul className="mt-1.5 space-y-1">
                {modes.map((mode) => (
                  <Disputed key={mode.mode} disputed={mode} nameOf={nameOf} />
                ))}
              </ul>
            </li>
          ))}
        </ol>
      )}
      <PageLinks path={`/p/${project.slug}/agreement/traces`} search={search} previous={null} next={next} />
    </PageFrame>
  );
}

function Disputed({
  disputed: { mode, found, absent },
  nameOf,
}: {
  readonly disputed: ModeDisagreement;
  readonly nameOf: (id: string) => string;
}) {
  return (
    <li className="flex flex-wrap items-baseline gap-x-2 text-ink-soft">
      <ModeTag mode={mode} />
      <span className="min-w-0 [overflow-wrap:anywhere]">
        found by <span className="text-ink">{found.map(nameOf).join(", ")}</span>, not by{" "}
        <span className="text-ink">{absent.map(nameOf).join(", ")}</span>
      </span>
    </li>
  );
}
