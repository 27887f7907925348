/** The first line of a dashboard: in one sentence what is counted, and from whom. */
import type { Focus } from "@/lib/insights/focus";
import type { Insights } from "@/lib/insights/insights-schema";
import type { Measure, Source } from "@/lib/insights/query-schema";
import type { ConsensusRule } from "@/lib/reviews/consensus";

const sourceWords: Readonly<Record<Source, string>> = {
  people: "people",
  judges: "LLM judges",
  imported: "imported labels",
};

const ruleWords: Readonly<Record<ConsensusRule, string>> = {
  majority: "where several reviewed a trace, a majority decides",
  any: "where several reviewed a trace, one who found a mode is enough",
  all: "where several reviewed a trace, all must have found a mode",
  adjudicated: "adjudicated reviews decide, and where there is none a majority",
};

const kinds: Readonly<Record<Focus, string>> = { all: "finding", first: "first finding", decisive: "decisive finding" };

export interface Counted extends Pick<Insights, "sources" | "consensus" | "traces" | "reviewed" | "findings"> {
  readonly modes: readonly { readonly judged: number }[];
  readonly measure: Measure;
  readonly focus: Focus;
  /** Whether `sources` stand in for people, who have not reviewed anything yet. */
  readonly instead: boolean;
  /** The annotators that the reader named; empty for all of the sources. */
  readonly annotators: readonly string[];
}

export function countedSentence(counted: Counted): string {
  const { findings, reviewed, traces, instead } = counted;
  const from = whom(counted);
  const start = instead ? `No people’s reviews yet, so this counts ${from}: ` : "";
  const base = `${number(findings, kinds[counted.focus])} in ${number(reviewed, "reviewed trace")} of ${number(traces)}`;
  return `${start}${base}${instead ? "" : `, from ${from}`}; ${ruleWords[counted.consensus]}.`;
}

/** What the bars are, for whoever does not know MAST's way of counting. */
export function measureSentence({ measure, reviewed, modes }: Pick<Counted, "measure" | "reviewed" | "modes">): string {
  if (measure === "traces") {
    // Some source judged only part of the modes, so a category's share is the least that it can be.
    const partly = modes.some(({ judged }) => judged < reviewed);
    const once = `a category counts a trace once${partly ? ", and modes that were not judged in it as not found" : ""}`;
    return `A bar is the share of the traces judged for a mode that have it; ${once}. Whiskers: 95 % intervals (Wilson).`;
  }
  if (measure === "labels") {
    return "A bar is a mode’s share of all labels, several annotators’ labels of one failure counting each. Whiskers: 95 % intervals (linearised ratio over traces).";
  }
  if (measure === "steps") {
    return "A bar is the number of findings per 1,000 steps of the reviewed traces. Whiskers: 95 % intervals (linearised ratio over traces).";
  }
  const method = reviewed > 10_000 ? "linearised ratio" : "bootstrap over traces";
  return `A finding is one failure mode in one trace; a bar is its share of all findings. Whiskers: 95 % intervals (${method}).`;
}

/** What figures are of and how sure they are, where no chart stands beside them. */
export function basisSentence({ measure, reviewed }: Pick<Counted, "measure" | "reviewed">): string {
  if (measure === "traces") return "Shares are of the traces judged for a mode; 95 % intervals: Wilson.";
  if (measure === "labels") return "Shares are of all labels; 95 % intervals: linearised ratio over traces.";
  if (measure === "steps") {
    return "Figures are findings per 1,000 steps of the reviewed traces; 95 % intervals: linearised ratio over traces.";
  }
  const method = reviewed > 10_000 ? "linearised ratio" : "bootstrap over traces";
  return `Shares are of all findings, one finding being one failure mode in one trace; 95 % intervals: ${method}.`;
}

/** "people", "LLM judges and imported labels", "Ada Lovelace", "three annotators". */
export function whom({ annotators, sources }: Pick<Counted, "annotators" | "sources">): string {
  if (annotators.length > 3) return `${annotators.length} annotators`;
  return listed(annotators.length > 0 ? annotators : sources.map((source) => sourceWords[source]));
}

function listed(words: readonly string[]): string {
  const head = words.slice(0, -1);
  const tail = words.at(-1) ?? "";
  return head.length === 0 ? tail : `${head.join(", ")} and ${tail}`;
}

const figures = new Intl.NumberFormat("en");

function number(count: number, noun?: string): string {
  const text = figures.format(count);
  if (noun === undefined) return text;
  return `${text} ${noun}${count === 1 ? "" : "s"}`;
}
