import type { Progress } from "@/components/import/import-queue";

export interface Pace {
  readonly bytesPerSecond: number;
  /** "40 s", "3 min", "2 h"; null where all is read. */
  readonly left: string | null;
}

function inWords(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.ceil(seconds))} s`;
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`;
}

/** Null while it is too early to say. */
export function remaining({ bytes, elapsed }: Progress, size: number): Pace | null {
  if (elapsed < 500 || bytes === 0) return null;
  const bytesPerSecond = (bytes * 1000) / elapsed;
  return { bytesPerSecond, left: bytes >= size ? null : inWords((size - bytes) / bytesPerSecond) };
}
