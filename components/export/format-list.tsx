import { Download } from "lucide-react";
import { Suspense } from "react";
import { downloadAddress, type ExportChoices } from "@/components/export/export-address";
import { buttonClass } from "@/components/ui/button";
import { countOf } from "@/components/ui/count-of";
import { type ExportFormat, exportFormats, type FormatFacts, formatFacts } from "@/lib/export/export-format";

export type ExportedCounts = Readonly<Record<"traces" | "steps" | "labels" | "reviews", number>>;

/** Each format: what it is for, how much to expect, and a button. */
export function FormatList({
  slug,
  choices,
  counts,
}: {
  readonly slug: string;
  readonly choices: ExportChoices;
  /** Comes after the page: counting a million labels takes longer than choosing a format. */
  readonly counts: Promise<ExportedCounts>;
}) {
  return (
    <ul aria-label="Formats" className="divide-y divide-line rounded-lg border border-line bg-surface">
      {exportFormats.map((format) => {
        const { title, purpose, holds } = formatFacts[format];
        return (
          <li key={format} className="flex flex-wrap items-start gap-x-6 gap-y-3 px-4 py-4 sm:flex-nowrap">
            <div className="min-w-0 grow">
              <h2 id={format} className="font-semibold">
                {title} <span className="ml-1 font-normal text-ink-faint">{ending(format, choices)}</span>
              </h2>
              <p id={`${format}-purpose`} className="mt-0.5 max-w-prose text-ink-soft">
                {purpose}
              </p>
              {choices.filter.size === 0 && (
                <p className="mt-1.5 text-ink-faint text-xs">
                  <Suspense fallback="Counting …">
                    <Expected holds={holds} counts={counts} />
                  </Suspense>
                </p>
              )}
            </div>
            <a
              href={downloadAddress(slug, format, choices)}
              download
              aria-describedby={`${format}-purpose`}
              className={buttonClass()}
            >
              <Download aria-hidden="true" className="size-4" />
              Download<span className="sr-only"> {title}</span>
            </a>
          </li>
        );
      })}
    </ul>
  );
}

function ending(format: ExportFormat, choices: ExportChoices): string {
  const { extension } = formatFacts[format];
  return `.${format !== "archive" && choices.package === "zip" ? "zip" : extension}`;
}

/** "12 traces, 340 labels": what a reader can check the file against. */
async function Expected({
  holds,
  counts,
}: {
  readonly holds: FormatFacts["holds"];
  readonly counts: Promise<ExportedCounts>;
}) {
  const all = await counts;
  return holds.map((what) => countOf(all[what], what.slice(0, -1))).join(" · ");
}
