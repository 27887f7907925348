import type { Progress } from "@/components/import/import-queue";
import { countOf } from "@/components/ui/count-of";

/** How far a file has come: its bytes while they are sent, then its traces while they are written. */
export function ProgressLine({
  what,
  progress,
  total = 0,
}: {
  readonly what: "Reading" | "Importing";
  /** Null while it waits for its turn. */
  readonly progress: Progress | null;
  /** Traces to come, where that is known. */
  readonly total?: number;
}) {
  const written = total > 0 ? (progress?.created ?? 0) / total : 0;
  const share = progress
    ? Math.max(progress.sent * (total > 0 ? 0.5 : 0.95), total > 0 ? 0.5 * progress.sent + 0.5 * written : 0)
    : 0;
  const percent = Math.round(share * 100);
  const counts = progress && progress.records > 0 ? ` · ${countOf(progress.records, "record")} read` : "";
  const made = progress && progress.created > 0 ? `, ${progress.created.toLocaleString("en")} written` : "";
  return (
    <div>
      <p className="mb-2 text-ink-soft">
        {progress ? `${what} · ${percent} %${counts}${made}` : "Waiting for its turn"}
      </p>
      <div
        role="progressbar"
        aria-label={what}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        className="h-1.5 overflow-hidden rounded-full bg-sunken"
      >
        <div className="h-full rounded-full bg-ink transition-[width] duration-100" style={{ width: `${percent}%` }} />
      </div>
    </div>
  );
}
