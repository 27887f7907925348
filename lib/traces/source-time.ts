/** Times as sources write them → ISO 8601. A time without a zone is taken as UTC, on every machine alike. */

const isoLike = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2}):(\d{2})(?:[.,](\d{1,9}))?\s*(Z|UTC|[+-]\d{2}:?\d{2})?$/i;

interface TimeParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond?: number;
  /** Minutes east of Greenwich. */
  readonly offset?: number;
}

/** Null for a date or time that does not exist, such as the 31st of a month of thirty days. */
export function utcTime(parts: TimeParts): string | null {
  const { year, month, day, hour, minute, second, millisecond = 0, offset = 0 } = parts;
  if (hour > 23 || minute > 59 || second > 59 || Math.abs(offset) > 18 * 60) return null;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  date.setUTCHours(hour, minute - offset, second, millisecond);
  return Number.isNaN(date.getTime()) || date.getUTCFullYear() > 9999 ? null : date.toISOString();
}

function offsetOf(zone: string | undefined): number {
  const found = /^([+-])(\d{2}):?(\d{2})$/.exec(zone ?? "");
  if (found === null) return 0;
  return (found[1] === "-" ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3]));
}

/** The time of an ISO-like text, or of a number of seconds or milliseconds since 1970; null for anything else. */
export function sourceTime(value: unknown): string | null {
  if (typeof value === "number") return epochTime(value);
  if (typeof value !== "string") return null;
  const found = isoLike.exec(value.trim());
  if (found === null) return null;
  const [, year, month, day, hour, minute, second, fraction, zone] = found;
  return utcTime({
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
    millisecond: Number((fraction ?? "0").slice(0, 3).padEnd(3, "0")),
    offset: offsetOf(zone),
  });
}

/** Only numbers that fall between 2001 and 2100 as seconds or as milliseconds are taken for times. */
function epochTime(value: number): string | null {
  const seconds = value > 1e9 && value < 4.1e9;
  const milliseconds = value > 1e12 && value < 4.1e12;
  if (!seconds && !milliseconds) return null;
  return new Date(Math.round(seconds ? value * 1000 : value)).toISOString();
}
