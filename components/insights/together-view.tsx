import { ChartHeading } from "@/components/charts/chart-heading";
import { ChoiceLinks } from "@/components/charts/choice-links";
import { PairMatrix } from "@/components/charts/pair-matrix";
import { InsightsFrame } from "@/components/insights/insights-frame";
import { insightsLinks } from "@/components/insights/insights-links";
import { PairTable } from "@/components/insights/pair-table";
import type { Role } from "@/lib/access/roles";
import { type PairFigure, pairFigures, type TogetherPageQuery } from "@/lib/insights/query-schema";
import type { Together } from "@/lib/insights/together";
import type { Opening } from "@/lib/workflows/read-dashboard";

const figureNames: Readonly<Record<PairFigure, string>> = {
  both: "Traces",
  share: "Share of the row’s",
  lift: "Lift",
  phi: "Phi",
};

/** Which modes come together: a matrix of all pairs, and the strongest in full. */
export function TogetherView({
  query,
  role,
  opening,
  together,
}: {
  readonly query: TogetherPageQuery;
  readonly role: Role;
  readonly opening: Opening;
  readonly together: Together;
}) {
  const links = insightsLinks(opening.project.slug, "together", query, opening.opening.sources);
  const version = opening.project.taxonomyVersion;
  const href = (mode: string, other: string) => links.labels({ mode, with: other });
  return (
    <InsightsFrame
      view="together"
      query={query}
      role={role}
      opening={opening}
      reviewed={together.reviewed}
      traces={together.traces}
      links={links}
      sentence={`How often two modes are found in the same trace, in ${together.reviewed.toLocaleString("en")} reviewed traces. Lift is how many times as often as if they had nothing to do with each other; phi is their correlation, from −1 to 1. Neither says which comes from which.`}
      actions={
        <ChoiceLinks
          label="What a cell shows"
          choices={pairFigures.map((cell) => ({
            name: figureNames[cell],
            href: links.here({ cell }),
            chosen: cell === query.cell,
          }))}
        />
      }
    >
      <ChartHeading id="pairs" title="Modes by modes" links={links.chart("together")} />
      <PairMatrix pairs={together.pairs} figure={query.cell} version={version} href={href} />
      <h2 className="mt-8 mb-3 font-semibold text-base">Pairs that go together most, or least</h2>
      <PairTable pairs={together.pairs} version={version} href={href} />
    </InsightsFrame>
  );
}
