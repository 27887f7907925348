const date = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" });
const full = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeStyle: "short", timeZone: "UTC" });
const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A moment in words: relative within a week either way, else the date. Pure, for its tests. */
export function momentText(at: Date, now: Date): string {
  const difference = at.getTime() - now.getTime();
  const distance = Math.abs(difference);
  if (distance < minute) return difference > 0 ? "in a moment" : "just now";
  if (distance < hour) return relative.format(Math.trunc(difference / minute), "minute");
  if (distance < day) return relative.format(Math.trunc(difference / hour), "hour");
  if (distance < 7 * day) return relative.format(Math.trunc(difference / day), "day");
  return date.format(at);
}

/** When something was or will be; the exact time in UTC stands in its title. For server components: it reads the clock. */
export function Moment({ at }: { readonly at: Date }) {
  return (
    <time dateTime={at.toISOString()} title={`${full.format(at)} UTC`}>
      {momentText(at, new Date())}
    </time>
  );
}
