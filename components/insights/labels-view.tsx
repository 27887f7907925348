import Link from "next/link";
import { BehindLabelItem } from "@/components/insights/behind-label";
import { InsightsFrame } from "@/components/insights/insights-frame";
import { insightsLinks } from "@/components/insights/insights-links";
import { buttonClass } from "@/components/ui/button";
import type { Role } from "@/lib/access/roles";
import { behindSentence } from "@/lib/insights/behind-sentence";
import type { LabelList } from "@/lib/insights/label-list-schema";
import { addressOf, tracesParams } from "@/lib/insights/query-address";
import type { LabelsQuery } from "@/lib/insights/query-schema";
import type { Opening } from "@/lib/workflows/read-dashboard";

/** The labels behind a figure: what was marked, where, by whom, and the way into each trace. */
export function LabelsView({
  query,
  role,
  opening,
  list,
  groupTitle,
}: {
  readonly query: LabelsQuery;
  readonly role: Role;
  readonly opening: Opening;
  readonly list: LabelList;
  /** The group that was asked for, as it is called. */
  readonly groupTitle: string | null;
}) {
  const { project } = opening;
  const links = insightsLinks(project.slug, "labels", query, opening.opening.sources);
  const { mode, category } = query;
  const traces = addressOf(
    `/p/${project.slug}/traces`,
    tracesParams(query, opening.opening.sources, mode ? { mode } : category ? { category } : { state: "reviewed" }),
  );
  // Only what the list of traces can ask for too leads there.
  const plain =
    query.focus === "all" && query.by === undefined && query.with === undefined && query.behind === "findings";
  return (
    <InsightsFrame
      view="labels"
      query={query}
      role={role}
      opening={opening}
      reviewed={1}
      traces={1}
      links={links}
      sentence={
        <>
          {behindSentence(query, project.taxonomyVersion, groupTitle)}
          {plain && (
            <>
              {" "}
              <Link href={traces} prefetch={false} className="text-ink underline underline-offset-2">
                The same as traces
              </Link>
            </>
          )}
        </>
      }
    >
      {list.labels.length === 0 ? (
        <p className="text-ink-soft">No label fits what this address asks for.</p>
      ) : (
        <ol className="flex flex-col gap-3">
          {list.labels.map((label) => (
            <li key={label.id}>
              <BehindLabelItem label={label} project={project.slug} version={project.taxonomyVersion} />
            </li>
          ))}
        </ol>
      )}
      <nav aria-label="Pages" className="mt-6 flex gap-3">
        {query.cursor !== undefined && (
          <Link href={links.here({})} className={buttonClass()}>
            From the beginning
          </Link>
        )}
        {list.next !== null && (
          <Link href={links.here({ cursor: list.next })} className={buttonClass()}>
            More labels
          </Link>
        )}
      </nav>
    </InsightsFrame>
  );
}
