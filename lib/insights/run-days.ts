/** Groups that follow from the day of a run: of time, its days are all that has to be known. */
import { afterDot, type Dimension, isSince } from "@/lib/insights/dimensions";

/** The dimension from which the groups of another follow; itself where it follows from none. */
export function keptAs<D extends Dimension>(dimension: D): D | "day" {
  return groupOfDay(dimension) === null ? dimension : "day";
}

/** The group of a run by its day in UTC, as the database writes both (lib/db/trace-dimension.ts); null where a day does not tell. */
export function groupOfDay(dimension: Dimension): ((day: string) => string) | null {
  if (dimension === "month") return (day) => day.slice(0, 7);
  if (dimension === "week") return weekOf;
  if (isSince(dimension)) return (day) => (day < afterDot(dimension) ? "before" : "since");
  return null;
}

/** Of ISO 8601: the week of a day is that of the Thursday of the same Monday to Sunday, and so is the year it belongs to. */
function weekOf(day: string): string {
  const thursday = new Date(`${day}T00:00:00Z`);
  thursday.setUTCDate(thursday.getUTCDate() + 3 - ((thursday.getUTCDay() + 6) % 7));
  const year = thursday.getUTCFullYear();
  const week = 1 + Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / 86_400_000 / 7);
  return `${String(year).padStart(4, "0")}-W${String(week).padStart(2, "0")}`;
}
