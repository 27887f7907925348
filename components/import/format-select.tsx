"use client";
import type { FormatChoice } from "@/components/import/file-card";
import type { ImportSummary } from "@/lib/traces/import-summary";

/** The format that the content shows, and the way to say otherwise; what fits the content stands first. */
export function FormatSelect({
  file,
  formats,
  chosen,
  found,
  onChange,
}: {
  readonly file: string;
  readonly formats: readonly FormatChoice[];
  readonly chosen: string | null;
  /** Null where no format was recognised. */
  readonly found: ImportSummary | null;
  readonly onChange: (format: string | null) => void;
}) {
  const fitting = new Set([found?.format, ...(found?.candidates.map(({ name }) => name) ?? [])]);
  const rest = formats.filter(({ name }) => !fitting.has(name));
  return (
    <label className="flex min-w-0 items-center gap-2">
      <span className="text-ink-soft">Format</span>
      <select
        aria-label={`Format of ${file}`}
        value={found?.format ?? chosen ?? ""}
        onChange={(event) => onChange(event.currentTarget.value || null)}
        className="h-8 min-w-0 max-w-60 rounded-md sm:max-w-80 border border-line-strong/60 bg-surface px-2"
      >
        {!found && !chosen && <option value="">not recognised</option>}
        {found && (
          <optgroup label={chosen ? "Chosen" : "By its content"}>
            <option value={found.format}>{found.formatTitle}</option>
            {found.candidates
              .filter(({ name }) => name !== found.format)
              .map(({ name, title }) => (
                <option key={name} value={name}>
                  {title}
                </option>
              ))}
          </optgroup>
        )}
        <optgroup label={found ? "Other formats" : "Formats"}>
          {rest.map(({ name, title }) => (
            <option key={name} value={name}>
              {title}
            </option>
          ))}
        </optgroup>
      </select>
    </label>
  );
}
