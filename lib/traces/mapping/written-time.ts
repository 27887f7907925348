/** Times as log lines write them, told by their characters alone. */

/** At most this much of a line is looked at. */
const longest = 60;

const characters =
  /(?:\d|[:\-/.,+ ]|T|Z|UTC|GMT|[AaPp]\.?[Mm]\.?|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun){1,60}/y;

/** Index behind the run of characters at `from` that times are written with. */
export function behindTimeRun(text: string, from: number, to: number): number {
  characters.lastIndex = 0;
  const found = characters.exec(text.slice(from, Math.min(to, from + longest)));
  return from + (found?.[0].length ?? 0);
}

const time = /\d:\d\d|\d{4}[-/.]\d\d?(?:\D|$)|\d\d?[/.-]\d\d?[/.-]\d\d|^\s*\d{9,}/;

/** Whether a piece of such a run is a time or a date, or a number of seconds or milliseconds; "2.1" is neither. */
export function isWrittenTime(piece: string): boolean {
  return time.test(piece);
}
