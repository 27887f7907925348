import type { Metadata } from "next";
import { restore } from "@/app/p/[project]/history/actions";
import { ChangeList } from "@/components/history/change-list";
import { HistoryFilters } from "@/components/history/history-filters";
import { BadAddress } from "@/components/insights/bad-address";
import { PageFrame } from "@/components/shell/page-frame";
import { PageLinks } from "@/components/trace-list/page-links";
import { buttonClass } from "@/components/ui/button";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { EmptyState } from "@/components/ui/empty-state";
import { historyPageSchema } from "@/lib/access/history-schema";
import { may } from "@/lib/access/roles";
import { pageScope } from "@/lib/auth/page";
import { listChangers, listChanges, namesEver } from "@/lib/db/history";
import { standingWithdrawn } from "@/lib/db/withdrawn-labels";

export const metadata: Metadata = { title: "History" };

const perPage = 50;

interface Props {
  readonly params: Promise<{ project: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Everything that was changed in a project, for its owners; for everybody else what they changed themselves. */
export default async function HistoryPage({ params, searchParams }: Props) {
  const { project: slug } = await params;
  const scope = await pageScope(slug, "read");
  const search = await searchParams;
  const path = `/p/${slug}/history`;
  const query = historyPageSchema.safeParse(search);
  if (!query.success) {
    const parameters = [...new Set(query.error.issues.map(({ path: [name] }) => String(name)))];
    return <BadAddress parameters={parameters} reset={path} />;
  }
  const { cursor, ...filter } = query.data;
  const [{ changes, next }, people, names] = await Promise.all([
    listChanges(scope, filter, { cursor, limit: perPage }),
    may(scope.role, "own") ? listChangers(await pageScope(slug, "own")) : null,
    namesEver(scope),
  ]);
  const withdrawn = await standingWithdrawn(
    scope,
    changes.flatMap(({ action, subject }) => (action === "withdrawn" ? [subject] : [])),
  );
  const file = (format: "csv" | "ndjson") => {
    const chosen = new URLSearchParams({ format });
    for (const name of ["kind", "person", "trace", "from", "until"]) {
      for (const value of [search[name] ?? []].flat()) chosen.append(name, value);
    }
    return `${path}/export?${chosen}`;
  };
  return (
    <PageFrame
      title="History"
      lead={
        people
          ? "What changed in this project, by whom and when. Nothing here can be edited, and only owners read all of it. Labels that you may not see yet are left out until you may."
          : "What you changed in this project. A label that you withdrew can stand again while its review is a draft."
      }
      actions={
        people && (
          <>
            <a href={file("csv")} download className={buttonClass()}>
              CSV
            </a>
            <a href={file("ndjson")} download className={buttonClass()}>
              NDJSON
            </a>
          </>
        )
      }
    >
      <div className="mb-4" id="history" tabIndex={-1}>
        <HistoryFilters kind={filter.kind[0] ?? null} person={filter.person ?? null} people={people ?? []} />
      </div>
      {changes.length === 0 ? (
        <EmptyState title="No changes here" />
      ) : (
        <ChangeList
          changes={changes}
          project={slug}
          names={names}
          restore={({ kind, action, subject }) =>
            kind === "label" &&
            action === "withdrawn" &&
            withdrawn.has(subject) && (
              <div className="mt-2">
                <ConfirmButton
                  label="Restore"
                  title="Let this label stand again?"
                  confirm="Restore"
                  action={restore.bind(null, slug)}
                  done="Label restored"
                  thenFocus="history"
                >
                  It goes back into the draft it was taken from, and its annotator finds it there.
                  <input type="hidden" name="label" value={subject} />
                </ConfirmButton>
              </div>
            )
          }
        />
      )}
      <PageLinks path={path} search={search} previous={null} next={next} />
    </PageFrame>
  );
}
