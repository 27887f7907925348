/** Looks at the sample of an upload and says how it might be read: for the person to adjust, never to be trusted. */
import type { Json } from "@/lib/traces/canonical";
import { describeSample } from "@/lib/traces/detect";
import type { Sample } from "@/lib/traces/format";
import { isList, isObject } from "@/lib/traces/json-value";
import { type FoundList, findLists } from "@/lib/traces/mapping/find-lists";
import { sampleFingerprint } from "@/lib/traces/mapping/fingerprint";
import type { Proposal, StepSource } from "@/lib/traces/mapping/proposal-schema";
import { linesOf, listSource, logSource } from "@/lib/traces/mapping/propose-source";
import { proposeTemplates } from "@/lib/traces/mapping/propose-template";
import { mostly } from "@/lib/traces/mostly";

const most = { sources: 8, lists: 8, logs: 2, records: 20, runs: 10, templateText: 32_768 } as const;

export function proposeMapping(sample: Sample): Proposal {
  const seen = describeSample(sample);
  if (sample.container === "text") {
    const lines = linesOf(sample.head);
    return {
      kind: "text",
      seen,
      form: "text",
      lines,
      templates: proposeTemplates(sample.head.slice(0, most.templateText)),
    };
  }
  const sources = sourcesOf(sample.records.slice(0, most.records));
  return {
    kind: "records",
    seen,
    form: sampleFingerprint(sample) ?? "",
    sources: sources.toSorted((a, b) => likelihood(b) - likelihood(a)).slice(0, most.sources),
  };
}

function sourcesOf(records: readonly Json[]): StepSource[] {
  const sources: StepSource[] = [];
  if (mostly(records, isObject) || mostly(records, (record) => typeof record === "string"))
    sources.push(listSource({ runs: null, steps: null, items: records, holders: records, found: records.length }));
  for (const { path, shape, items, count } of likeliest(findLists(records))) {
    const place = { runs: null, steps: path, items, holders: records, found: count };
    sources.push(shape === "log" ? logSource(place) : listSource(place));
    if (shape === "list" && !mostly(items, isObject) && !mostly(items, isList)) continue;
    if (shape === "list") sources.push(...insideOf(path, items.slice(0, most.runs)));
  }
  return sources;
}

/** The longest lists, and the first logs, which are dear to look into. */
function likeliest(lists: readonly FoundList[]): readonly FoundList[] {
  const logs = lists.filter(({ shape }) => shape === "log").slice(0, most.logs);
  const others = lists.filter(({ shape }) => shape === "list").toSorted((a, b) => b.count - a.count);
  return [...others.slice(0, most.lists), ...logs];
}

/** The lists in the elements of a list, which may then be traces. */
function insideOf(runs: readonly string[], elements: readonly Json[]): StepSource[] {
  return likeliest(findLists(elements)).map(({ path, shape, items, count }) => {
    const place = { runs, steps: path, items, holders: elements, found: count };
    return shape === "log" ? logSource(place) : listSource(place);
  });
}

/** How much a place looks as if the steps were there. */
function likelihood({ mapping, found, steps, runs }: StepSource): number {
  if (mapping === null) return Math.min(found, 50) / 100;
  const inner = (steps?.length ?? 0) + (runs?.length ?? 0);
  const named = mapping.agent !== null || (mapping.log?.template.includes("{agent}") ?? false) ? 4 : 0;
  // One record may be a step, but hardly is.
  const alone = steps === null && found < 2 ? 6 : 0;
  const clues = [mapping.role, mapping.time, mapping.addressee].filter((path) => path !== null).length;
  return 2 + named + 0.5 * clues + Math.min(found, 50) / 50 - 0.1 * inner - alone;
}
