/** Times of spans in nanoseconds, as the sources write them. */
import type { Json } from "@/lib/traces/canonical";
import { isList } from "@/lib/traces/json-value";
import { sourceTime } from "@/lib/traces/source-time";

const million = 1_000_000n;
/** The last instant that ISO 8601 writes with four digits for the year. */
const latest = 253_402_300_799_999n * million;
/** What the database takes for a duration: 24 days. */
const longest = 2 ** 31 - 1;

/** Nanoseconds since 1970 of an OTLP number or its digits; 0 stands for no time. */
export function nanosOf(value: Json | undefined): bigint | null {
  const digits = typeof value === "number" && Number.isInteger(value) ? String(BigInt(value)) : value;
  if (typeof digits !== "string" || !/^\d{1,20}$/.test(digits)) return null;
  const nanos = BigInt(digits);
  return nanos === 0n || nanos > latest ? null : nanos;
}

/** Whether a number of digits can only be nanoseconds: seconds and milliseconds of our time are shorter. */
const looksLikeNanos = (value: Json) =>
  typeof value === "number" ? value > 1e17 && value < 1e20 : typeof value === "string" && /^\d{18,20}$/.test(value);

const looksLikeMicros = (value: Json) => typeof value !== "object" && /^\d{15,16}$/.test(String(value));

/** A time in any of the ways that exports have: ISO 8601, seconds, milliseconds, nanoseconds, or [seconds, nanoseconds]. */
export function instantOf(value: Json | undefined): bigint | null {
  if (value === undefined || value === null) return null;
  if (isList(value)) return pairOf(value);
  if (looksLikeNanos(value)) return nanosOf(value);
  if (looksLikeMicros(value)) return nanosOf(`${value}000`);
  const number = typeof value === "string" && /^\d{10,13}(?:\.\d+)?$/.test(value) ? Number(value) : value;
  const time = sourceTime(number);
  if (time === null) return null;
  return BigInt(Date.parse(time)) * million + finerPart(number);
}

/** What a fraction says beyond milliseconds, so that two spans within one keep their order. */
function finerPart(value: Json): bigint {
  const fraction = typeof value === "string" ? /:\d\d[.,](\d{4,9})/.exec(value)?.[1] : undefined;
  return fraction === undefined ? 0n : BigInt(fraction.padEnd(9, "0").slice(3));
}

/** Time as OpenTelemetry for JavaScript has it. */
function pairOf([seconds, nanos]: readonly Json[]): bigint | null {
  if (typeof seconds !== "number" || typeof nanos !== "number") return null;
  if (!Number.isSafeInteger(seconds) || !Number.isSafeInteger(nanos) || seconds < 0 || nanos < 0) return null;
  return nanosOf(String(BigInt(seconds) * 1_000_000_000n + BigInt(nanos)));
}

export function isoTime(nanos: bigint | null): string | null {
  return nanos === null || nanos < 0n || nanos > latest ? null : new Date(Number(nanos / million)).toISOString();
}

/** Milliseconds between the two; null when one is missing or the clock went backwards. */
export function durationMs(start: bigint | null, end: bigint | null): number | null {
  if (start === null || end === null || end < start) return null;
  const duration = Number(end - start) / 1_000_000;
  return duration > longest ? null : duration;
}
