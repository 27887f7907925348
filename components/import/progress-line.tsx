import { fileSize } from "@/components/import/file-size";
import type { Progress } from "@/components/import/import-queue";
import { remaining } from "@/components/import/remaining";
import { countOf } from "@/components/ui/count-of";

/** How far a file has come: what was read of it, how fast, and how long the rest will take. */
export function ProgressLine({
  what,
  progress,
  size,
}: {
  readonly what: "Reading" | "Importing";
  /** Null while it waits for its turn. */
  readonly progress: Progress | null;
  /** Of the file, in bytes. */
  readonly size: number;
}) {
  // All is read before the last of it is written.
  const percent = Math.min(99, Math.floor((100 * (progress?.bytes ?? 0)) / Math.max(1, size)));
  return (
    <div>
      <p className="mb-2 flex flex-wrap gap-x-4 text-ink-soft tabular-nums">
        <span>{progress ? `${what} · ${percent} %` : "Waiting for its turn"}</span>
        {progress && progress.records > 0 && (
          <span>
            {countOf(progress.records, "record")}
            {progress.created > 0 && `, ${countOf(progress.created, "trace")} written`}
          </span>
        )}
        {progress && progress.bytes > 0 && (
          <span>
            {fileSize(progress.bytes)} of {fileSize(size)}
          </span>
        )}
        {progress && <Pace progress={progress} size={size} />}
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

function Pace({ progress, size }: { readonly progress: Progress; readonly size: number }) {
  const pace = remaining(progress, size);
  if (pace === null) return null;
  return (
    <>
      <span>{fileSize(pace.bytesPerSecond)}/s</span>
      {pace.left !== null && <span>{pace.left} left</span>}
    </>
  );
}
