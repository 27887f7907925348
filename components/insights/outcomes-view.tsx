import Link from "next/link";
import { ChartHeading } from "@/components/charts/chart-heading";
import { ChoiceLinks } from "@/components/charts/choice-links";
import { DifferenceBar } from "@/components/charts/difference-bar";
import { TableFrame, tableClass } from "@/components/charts/table-frame";
import { InsightsFrame } from "@/components/insights/insights-frame";
import { insightsLinks } from "@/components/insights/insights-links";
import { ModeTag } from "@/components/mast/mode-tag";
import type { Role } from "@/lib/access/roles";
import { differenceText, ratioText } from "@/lib/insights/difference-text";
import type { Fatalities } from "@/lib/insights/fatality";
import { focuses, focusNames } from "@/lib/insights/focus";
import { percent } from "@/lib/insights/percent";
import type { FatalityQuery } from "@/lib/insights/query-schema";
import { modeName } from "@/lib/mast/names";
import { categoryOf } from "@/lib/mast/taxonomy";
import type { Opening } from "@/lib/workflows/read-dashboard";

/** Which modes go with failed runs, the most fatal first. */
export function OutcomesView({
  query,
  role,
  opening,
  fatalities,
  counted,
}: {
  readonly query: FatalityQuery;
  readonly role: Role;
  readonly opening: Opening;
  readonly fatalities: Fatalities;
  readonly counted: { readonly traces: number; readonly reviewed: number };
}) {
  const links = insightsLinks(opening.project.slug, "outcomes", query, opening.opening.sources);
  const { failed, achieved, unknown, basis } = fatalities;
  const said = basis === "achieved" ? "as reviewers say" : "as the source reported";
  const modes = [...fatalities.modes].sort((a, b) => (b.riskDifference ?? -2) - (a.riskDifference ?? -2));
  return (
    <InsightsFrame
      view="outcomes"
      query={query}
      role={role}
      opening={opening}
      reviewed={counted.reviewed}
      traces={counted.traces}
      links={links}
      sentence={`${failed.toLocaleString("en")} reviewed runs failed and ${achieved.toLocaleString("en")} achieved their task, ${said}; of ${unknown.toLocaleString("en")} it is not known, and they are left out. A row sets runs with a mode beside those without it: the difference of the shares that failed, with its 95 % interval (Newcombe). A mode that goes with failure need not be its cause.`}
      actions={
        <>
          <ChoiceLinks
            label="What is counted"
            choices={focuses.map((focus) => ({
              name: focusNames[focus],
              href: links.here({ focus }),
              chosen: focus === query.focus,
            }))}
          />
          <ChoiceLinks
            label="Whose word on the outcome"
            choices={[
              { name: "Reviewed", href: links.here({ basis: "achieved" }), chosen: basis === "achieved" },
              { name: "Reported", href: links.here({ basis: "outcome" }), chosen: basis === "outcome" },
            ]}
          />
        </>
      }
    >
      {failed + achieved === 0 ? (
        <p className="text-ink-soft">
          {basis === "achieved"
            ? "No reviewer answered whether a task was achieved."
            : "No reviewed trace says its outcome."}
        </p>
      ) : (
        <>
          <ChartHeading id="outcomes" title="Modes in failed and achieved runs" links={links.chart("outcomes")} />
          <TableFrame label="Modes in failed and achieved runs">
            <table className={tableClass}>
              <thead>
                <tr>
                  <th scope="col" className="text-left">
                    Mode
                  </th>
                  <th scope="col">Failed with it</th>
                  <th scope="col">Failed without it</th>
                  <th scope="col" className="min-w-48 text-left">
                    Difference, points
                  </th>
                  <th scope="col">95 % interval</th>
                  <th scope="col">Risk ratio</th>
                </tr>
              </thead>
              <tbody>
                {modes.map((one) => (
                  <tr key={one.mode}>
                    <th scope="row" className="min-w-56">
                      <span className="flex items-center gap-2">
                        <ModeTag mode={one.mode} /> {modeName(opening.project.taxonomyVersion, one.mode)}
                      </span>
                    </th>
                    <td>
                      {one.failed === 0 ? (
                        of(one.failed, one.traces)
                      ) : (
                        <Link
                          href={links.labels({
                            mode: one.mode,
                            by: basis,
                            group: basis === "achieved" ? "no" : "failed",
                          })}
                          prefetch={false}
                          className="underline-offset-2 hover:underline"
                        >
                          {of(one.failed, one.traces)}
                        </Link>
                      )}
                    </td>
                    <td>{of(one.otherFailed, one.otherTraces)}</td>
                    <td>
                      <DifferenceBar
                        category={categoryOf(one.mode)}
                        difference={one.riskDifference}
                        interval={one.riskDifferenceInterval}
                        reach={1}
                      />
                    </td>
                    <td>{differenceText(one.riskDifference, one.riskDifferenceInterval)}</td>
                    <td>{ratioText(one.riskRatio, one.riskRatioInterval)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableFrame>
        </>
      )}
    </InsightsFrame>
  );
}

function of(part: number, whole: number): string {
  if (whole === 0) return "–";
  return `${percent(part / whole)} % · ${part} of ${whole}`;
}
