import Link from "next/link";
import { CategoryCards } from "@/components/insights/category-cards";
import { PrintButton } from "@/components/insights/print-button";
import { ReportFacts } from "@/components/insights/report-facts";
import { ReportModes } from "@/components/insights/report-modes";
import { ReportSystems } from "@/components/insights/report-systems";
import { buttonClass } from "@/components/ui/button";
import { categoryRows, modeRows } from "@/lib/insights/insight-rows";
import { measureNames } from "@/lib/insights/measure-names";
import { addressOf, insightsParams } from "@/lib/insights/query-address";
import type { InsightsPageQuery } from "@/lib/insights/query-schema";
import { citation } from "@/lib/mast/citation";
import type { Report } from "@/lib/workflows/read-report";

/** The figures of an address on one sheet of paper, with all that a reader must know to use them. */
export function InsightsReport({ query, report }: { readonly query: InsightsPageQuery; readonly report: Report }) {
  const { project, insights, systems, published, agreement } = report;
  const version = project.taxonomyVersion;
  const modes = modeRows(insights, query.measure, version);
  const heading = "mb-1 font-semibold text-base print:text-sm";
  return (
    <article className="mx-auto w-full max-w-4xl px-4 py-6 sm:px-6 print:max-w-none print:p-0 print:text-[11px] print:leading-[1.35]">
      <div className="mb-3 flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <h1 className="min-w-0 font-semibold text-xl leading-7 [overflow-wrap:anywhere]">
          Where runs fail: {project.name}
        </h1>
        <span className="flex gap-2 print:hidden">
          <Link
            href={addressOf(`/p/${project.slug}/insights`, insightsParams(query))}
            className={buttonClass()}
            prefetch={false}
          >
            Back to the charts
          </Link>
          <PrintButton />
        </span>
      </div>
      <ReportFacts query={query} report={report} />
      {insights.reviewed === 0 ? (
        <p className="mt-4">No reviewed trace matches, so there is nothing to report.</p>
      ) : (
        <>
          <div className="my-4 print:my-2 print:[&_.text-3xl]:text-xl print:[&_li]:py-1.5">
            <CategoryCards rows={categoryRows(insights, query.measure, version)} published={published} />
          </div>
          <h2 className={heading}>Failure modes, {measureNames[query.measure]}</h2>
          <ReportModes rows={modes} figures={insights.modes} published={published} />
          <h2 className={`mt-4 print:mt-2 ${heading}`}>By system, {measureNames[query.measure]}</h2>
          <ReportSystems groups={systems} measure={query.measure} version={version} />
        </>
      )}
      {agreement && (
        <>
          <h2 className={`mt-4 print:mt-2 ${heading}`}>Agreement</h2>
          <p>{agreement}</p>
        </>
      )}
      <h2 className={`mt-4 print:mt-2 ${heading}`}>To cite</h2>
      <p className="[overflow-wrap:anywhere]">The failure modes and categories are those of MAST: {citation}</p>
    </article>
  );
}
