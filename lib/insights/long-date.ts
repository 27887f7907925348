const date = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

/** "22 November 2026", in UTC: how files and reports say when something was counted. */
export function longDate(at: Date): string {
  return date.format(at);
}
