import "server-only";
import type { NewTrace } from "@/lib/db/store-traces";
import type { Json, ParsedStep, ParsedTrace } from "@/lib/traces/canonical";
import { traceIdentity } from "@/lib/traces/identity";
import type { ImportOptions } from "@/lib/traces/import-summary";
import { storableTrace } from "@/lib/traces/storable";

/** A batch is written when it holds this many traces or about this many characters. */
const most = { traces: 500, characters: 1_000_000 } as const;
/** From this many characters on, which only a single trace can bring, it should not be in memory beside another. */
const large = 8 * most.characters;

/** Traces that are written in one transaction. */
export class ImportBatch {
  #traces: NewTrace[] = [];
  #characters = 0;

  constructor(readonly options: ImportOptions) {}

  add(parsed: ParsedTrace): void {
    const trace = storableTrace(parsed);
    // The identity is of what the file says: the same file with other facts by hand is still the same runs.
    this.#traces.push({ identity: traceIdentity(trace), trace: withFacts(trace, this.options) });
    this.#characters += weightOf(trace.raw);
    for (const step of trace.steps) this.#characters += weightOfStep(step);
  }

  get full(): boolean {
    return this.#traces.length >= most.traces || this.#characters >= most.characters;
  }

  /** Whether it has to wait for the batches before it: for their memory, or for reviews and ids that stand in them too. */
  get alone(): boolean {
    const bringsMore = ({ trace }: NewTrace) => trace.reviews.length > 0 || trace.archived !== undefined;
    return this.#characters >= large || this.#traces.some(bringsMore);
  }

  take(): readonly NewTrace[] {
    const traces = this.#traces;
    this.#traces = [];
    this.#characters = 0;
    return traces;
  }
}

/** About how many characters a step takes to hold and to write. */
function weightOfStep({ content, toolCalls, raw }: ParsedStep): number {
  return toolCalls.reduce((sum, call) => sum + call.arguments.length + 100, content.length + 200) + weightOf(raw);
}

function weightOf(value: Json): number {
  if (typeof value === "string") return value.length + 10;
  if (typeof value !== "object" || value === null) return 10;
  return Object.values(value).reduce<number>((sum, item) => sum + weightOf(item), 20);
}

/** Fills what the file does not say with what the person said; the file's own word stands. */
function withFacts(trace: ParsedTrace, { system, model, benchmark, task }: ImportOptions): ParsedTrace {
  return {
    ...trace,
    system: trace.system ?? system ?? null,
    model: trace.model ?? model ?? null,
    benchmark: trace.benchmark ?? benchmark ?? null,
    task: trace.task ?? task ?? null,
  };
}
