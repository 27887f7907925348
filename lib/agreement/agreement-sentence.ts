/** The overall figure in plain words, for the head of the page and of a round's report. */
import type { Agreement } from "@/lib/agreement/agreement-schema";

/**
 * What a kappa's size is called, after Landis and Koch 1977, Biometrics 33,
 * 159–174: their bounds are a convention of theirs, and the page says so.
 */
export function strengthOf(kappa: number): string {
  if (kappa < 0) return "worse than chance";
  if (kappa <= 0.2) return "slight";
  if (kappa <= 0.4) return "fair";
  if (kappa <= 0.6) return "moderate";
  if (kappa <= 0.8) return "substantial";
  return "almost perfect";
}

/** A share as a whole percentage, but never rounded up to all or down to nothing. */
function wholePercent(share: number): string {
  if (share > 0.99 && share < 1) return "over 99 %";
  if (share > 0 && share < 0.01) return "under 1 %";
  return `${Math.round(share * 100)} %`;
}

export function agreementSentence({ annotators, compared, traces, overall }: Agreement): string {
  const who = annotators.length === 2 ? "Two annotators" : `${annotators.length} annotators`;
  if (annotators.length < 2) return "Agreement takes two annotators who read the same traces.";
  if (compared === 0) return `${who} read ${count(traces, "trace")}, but no trace was read by two of them.`;
  const both = annotators.length === 2 ? "both read" : "two or more of them read";
  const same =
    overall.raw.value === null ? "" : ` gave the same answer in ${wholePercent(overall.raw.value)} of all judgements`;
  const where = `on the ${count(compared, "trace")} that ${both}`;
  const kappa = overall.cohen.value;
  if (kappa === null) return `${who}${same} ${where}. Beyond chance nothing can be said: ${reasonOf(overall.cohen)}`;
  const beyond =
    kappa < 0
      ? "That is less than chance alone would give"
      : `Beyond what chance would give, the agreement is ${strengthOf(kappa)}`;
  return `${who}${same} ${where}. ${beyond}: kappa ${kappa.toFixed(2)}${between(overall.cohen.interval)}.`;
}

function between(interval: readonly [number, number] | null): string {
  return interval === null
    ? ""
    : `, with 95 % confidence between ${interval[0].toFixed(2)} and ${interval[1].toFixed(2)}`;
}

function reasonOf({ notes }: { readonly notes: readonly string[] }): string {
  const [first = "it is undefined."] = notes;
  return first.charAt(0).toLowerCase() + first.slice(1);
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}
