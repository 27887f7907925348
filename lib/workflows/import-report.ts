import "server-only";
import { agentsOf, type NewTrace, type StoredBatch } from "@/lib/db/store-traces";
import { checkArchived } from "@/lib/reviews/check-archived";
import type { ParsedTrace } from "@/lib/traces/canonical";
import type { ImportSummary } from "@/lib/traces/import-summary";
import type { ReadEvent } from "@/lib/traces/read-traces";

const listed = { traces: 1_000, errors: 1_000, warnings: 200, steps: 4, characters: 160 } as const;

type TraceLine = ImportSummary["traces"][number];

/** What an import has done so far; of very many traces, errors or warnings it keeps the first and the count. */
export class ImportReport {
  records = 0;
  created = 0;
  #duplicates = 0;
  #reviews = 0;
  #rejected = 0;
  #format = { name: "", title: "", candidates: [] as readonly { readonly name: string; readonly title: string }[] };
  #mapped: Pick<ImportSummary, "used" | "proposal"> = {};
  #traces: TraceLine[] = [];
  #errors: ImportSummary["errors"] = [];
  #annotators = new Map<string, string | null>();
  /** Warning → how often it was said. */
  #warnings = new Map<string, number>();
  #seen = new Set<string>();

  /** Takes in what the reader said. */
  note(event: ReadEvent): void {
    if (event.type === "format") {
      this.#format = { name: event.format, title: event.title, candidates: event.candidates };
      const { used, propose } = event;
      this.#mapped = { ...(used && { used }), ...(propose && { proposal: propose() }) };
    } else if (event.type === "trace") {
      this.records += 1;
      for (const warning of event.trace.warnings) this.#warn(warning);
    } else if (event.type === "warning") {
      this.#warn(event.message);
    } else if (event.type === "rejected") {
      this.records += 1;
      this.#rejected += 1;
      const { record, line, message } = event;
      if (this.#errors.length < listed.errors) this.#errors.push({ record, line, message });
    }
  }

  stored(batch: readonly NewTrace[], { traces, reviews, annotators }: StoredBatch): void {
    this.#reviews += reviews;
    for (const [name, id] of annotators) this.#annotators.set(name, id);
    for (const [place, { id, created }] of traces.entries()) {
      const trace = batch[place]?.trace;
      if (trace) this.#line(trace, id, !created);
    }
  }

  wouldStore(batch: readonly NewTrace[], known: ReadonlyMap<string, string>): void {
    for (const { identity, trace } of batch) {
      const duplicate = known.has(identity) || this.#seen.has(identity);
      this.#seen.add(identity);
      this.#line(trace, known.get(identity) ?? null, duplicate);
      this.#reviews += trace.reviews.length;
      for (const { annotator } of trace.reviews) this.#annotators.set(annotator, null);
      if (trace.archived === undefined) continue;
      this.#reviews += trace.archived.reviews.length;
      const checked = checkArchived(trace);
      if (typeof checked === "string") continue;
      for (const { name } of checked.annotators.values()) this.#annotators.set(name, null);
    }
  }

  summary(id: string | null): ImportSummary {
    return {
      id,
      format: this.#format.name,
      formatTitle: this.#format.title,
      candidates: [...this.#format.candidates],
      ...this.#mapped,
      created: this.created,
      duplicates: this.#duplicates,
      reviews: this.#reviews,
      rejected: this.#rejected,
      warnings: [...this.#warnings].map(([text, times]) => (times === 1 ? text : `${text} (${times} times)`)),
      errors: this.#errors,
      annotators: [...this.#annotators].map(([name, annotatorId]) => ({ name, id: annotatorId })),
      traces: this.#traces,
    };
  }

  #warn(text: string): void {
    const times = this.#warnings.get(text);
    if (times !== undefined || this.#warnings.size < listed.warnings) this.#warnings.set(text, (times ?? 0) + 1);
  }

  #line(trace: ParsedTrace, id: string | null, duplicate: boolean): void {
    if (duplicate) this.#duplicates += 1;
    else this.created += 1;
    if (this.#traces.length >= listed.traces) return;
    const { title, system, model, steps } = trace;
    const firstLines = steps.slice(0, listed.steps).map(({ agent, kind, content, toolCalls }) => {
      const text = content.trim() || toolCalls.map((call) => `${call.name}(${call.arguments})`).join(" ");
      return { agent, kind, text: text.slice(0, listed.characters) };
    });
    const line = { id, title, system, model, duplicate, steps: steps.length, agents: agentsOf(trace), firstLines };
    // A copy, because a piece of a text holds on to the whole of it: a thousand lines would keep a thousand records.
    this.#traces.push(structuredClone(line));
  }
}
