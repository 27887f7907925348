import { countOf } from "@/components/ui/count-of";
import type { ImportSummary } from "@/lib/traces/import-summary";

const shown = 50;

/** What was refused, by record and line, and what the reader had to guess. */
export function ProblemList({ summary: { errors, warnings, rejected } }: { readonly summary: ImportSummary }) {
  if (errors.length === 0 && warnings.length === 0) return null;
  return (
    <div className="flex flex-col gap-3">
      {errors.length > 0 && (
        <div className="rounded-md border border-bad/40 bg-bad-tint px-3 py-2">
          <h3 className="font-medium">{countOf(rejected, "record")} refused</h3>
          <ul className="mt-1 max-h-60 overflow-y-auto" tabIndex={-1}>
            {errors.slice(0, shown).map(({ record, line, message }) => (
              <li key={`${record}-${line}-${message}`} className="py-0.5 [overflow-wrap:anywhere]">
                <span className="font-mono text-xs">
                  record {record + 1}
                  {line !== undefined && `, line ${line}`}
                </span>{" "}
                {message}
              </li>
            ))}
            {rejected > shown && <li className="py-0.5">and {countOf(rejected - shown, "more record")}</li>}
          </ul>
        </div>
      )}
      {warnings.length > 0 && (
        <div className="rounded-md border border-line bg-sunken px-3 py-2">
          <h3 className="font-medium">{countOf(warnings.length, "remark")}</h3>
          <ul className="mt-1 list-disc pl-4">
            {warnings.map((warning) => (
              <li key={warning} className="py-0.5 [overflow-wrap:anywhere]">
                {warning}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
