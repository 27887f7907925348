/** The mapping that a person is working on. */
import type { ImportItem } from "@/components/import/import-queue";
import { foundOf } from "@/components/import/import-queue";
import type { Proposal, StepSource } from "@/lib/traces/mapping/proposal-schema";
import type { Mapping, RecordsMapping, TextMapping } from "@/lib/traces/mapping-schema";

export const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What the file is read with now, or was the last time; null where no mapping is. */
export function usedMapping({ mapping, phase }: ImportItem): Mapping | null {
  return mapping ?? foundOf(phase)?.used?.mapping ?? null;
}

/** Where the person begins: with what is used, else with the likeliest of what was seen. */
export function firstDraft(item: ImportItem, proposal: Proposal): Mapping {
  const used = usedMapping(item);
  if (used !== null) return used;
  if (proposal.kind === "records") return draftOf(proposal.sources[0]);
  return { kind: "text", template: proposal.templates[0]?.template ?? "", except: [] } satisfies TextMapping;
}

/** The proposed reading of a place, or one in which nothing is chosen yet. */
export function draftOf(source: StepSource | undefined): RecordsMapping {
  return (
    source?.mapping ?? {
      kind: "records",
      runs: source?.runs ?? null,
      steps: source?.steps ?? null,
      log: source?.shape === "log" ? { template: "", except: [] } : null,
      texts: [],
      agent: null,
      role: null,
      addressee: null,
      time: null,
      task: null,
      trace: null,
    }
  );
}

export function sourceOf(sources: readonly StepSource[], { runs, steps, log }: RecordsMapping): StepSource | undefined {
  return sources.find(
    (source) => same([source.runs, source.steps], [runs, steps]) && (source.shape === "log") === (log !== null),
  );
}
