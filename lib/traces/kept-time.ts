/** The time of a message, taken out of it where nothing of it gets lost. */
import type { Remainder } from "@/lib/traces/remainder";
import { sourceTime } from "@/lib/traces/source-time";

/** The first of the fields that holds a time. It stays in the source unless it is written exactly as we write it. */
export function takeTime(rest: Remainder, keys: readonly string[] = ["timestamp"]): string | null {
  for (const key of keys) {
    const source = rest.peek(key);
    const time = sourceTime(source);
    if (time === null) continue;
    if (time === source) rest.take(key);
    return time;
  }
  return null;
}

/** Whole milliseconds of a number of seconds or milliseconds; null for what is no duration. */
export function durationOf(value: unknown, unit: "s" | "ms" = "ms"): number | null {
  if (typeof value !== "number" || !Number.isFinite(value) || value < 0) return null;
  const milliseconds = Math.round(unit === "s" ? value * 1000 : value);
  return milliseconds <= 2_147_483_647 ? milliseconds : null;
}
