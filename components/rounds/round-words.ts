import { countOf } from "@/components/ui/count-of";
import type { Round, Selection } from "@/lib/rounds/round-schema";

const date = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" });

/** A day as people write it. */
export function dayText(day: string): string {
  return date.format(new Date(`${day}T00:00:00Z`));
}

/** Whether a day is over, in UTC, which due dates are in. */
export function isOver(day: string, now: Date): boolean {
  return day < now.toISOString().slice(0, 10);
}

/** How the traces were chosen, so that somebody else could choose the same. */
export function selectionText(selection: Selection): string {
  if (selection.how === "picked") return "picked by hand";
  const { size, of, seed, system, model, benchmark } = selection;
  const facts = [...system, ...model, ...benchmark];
  const from = facts.length > 0 ? ` of ${facts.join(", ")}` : "";
  const drawn = `${Math.min(size, of).toLocaleString("en")} of ${countOf(of, "trace")}${from} drawn with seed ${seed}`;
  if (selection.how === "random") return drawn;
  return `${drawn}, ${selection.allocation === "equal" ? "the same number from each system" : "each system in proportion"}`;
}

export const statusLooks = { draft: "plain", open: "good", closed: "plain" } as const;

/** What a round asks in one line. */
export function roundLine({ traces, perTrace, annotators }: Pick<Round, "traces" | "perTrace" | "annotators">): string {
  const readers = perTrace >= annotators ? "each read by all" : `each read by ${perTrace}`;
  return `${countOf(traces, "trace")}, ${readers} of ${countOf(annotators, "annotator")}`;
}
