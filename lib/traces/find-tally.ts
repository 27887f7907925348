import type { StepKind } from "@/lib/traces/canonical";
import { countHits, hitsIn } from "@/lib/traces/find-pattern";
import { type FindAnswer, type FindCounts, type FindQuery, type Hit, nobody } from "@/lib/traces/find-schema";

/** A step as far as finding needs it. */
export interface SearchedStep {
  readonly position: number;
  readonly agent: string | null;
  readonly kind: StepKind;
  readonly text: string;
}

/** Gathers the hits of one question, step by step and in order. */
export class FindTally {
  readonly #pattern: RegExp;
  readonly #query: FindQuery;
  readonly #steps: number[] = [];
  readonly #counts: number[] = [];
  readonly #agents = new Map<string | null, number>();
  readonly #kinds = new Map<StepKind, number>();
  readonly #hits: Hit[] = [];
  #total = 0;
  #next: FindAnswer["next"] = null;

  constructor(pattern: RegExp, query: FindQuery) {
    this.#pattern = pattern;
    this.#query = query;
  }

  /** Whether nothing that is still to come changes the answer. */
  get done(): boolean {
    return !this.#query.counts && this.#next !== null;
  }

  add(step: SearchedStep): void {
    const { agent, kind, counts } = this.#query;
    const byAgent = agent.length === 0 || agent.includes(step.agent ?? nobody);
    const byKind = kind.length === 0 || kind.includes(step.kind);
    if (!byAgent && !byKind) return;
    if (!counts && !(byAgent && byKind)) return;
    const hits = countHits(step.text, this.#pattern);
    if (hits === 0) return;
    if (byKind) this.#agents.set(step.agent, (this.#agents.get(step.agent) ?? 0) + hits);
    if (byAgent) this.#kinds.set(step.kind, (this.#kinds.get(step.kind) ?? 0) + hits);
    if (!(byAgent && byKind)) return;
    this.#total += hits;
    this.#steps.push(step.position);
    this.#counts.push(hits);
    this.#list(step, hits);
  }

  #list({ position, text }: SearchedStep, hits: number): void {
    const { from, skip: asked, limit } = this.#query;
    if (position < from || this.#next !== null) return;
    const skip = position === from ? asked : 0;
    const room = limit - this.#hits.length;
    for (const range of hitsIn(text, this.#pattern, { skip, limit: room }))
      this.#hits.push({ step: position, ...range });
    if (hits > skip + room) this.#next = { from: position, skip: skip + room };
  }

  answer(): FindAnswer {
    const most = (a: { readonly hits: number }, b: { readonly hits: number }) => b.hits - a.hits;
    const counts: FindCounts = {
      total: this.#total,
      steps: this.#steps,
      hits: this.#counts,
      agents: [...this.#agents].map(([agent, hits]) => ({ agent, hits })).sort(most),
      kinds: [...this.#kinds].map(([kind, hits]) => ({ kind, hits })).sort(most),
    };
    return { counts: this.#query.counts ? counts : null, hits: this.#hits, next: this.#next };
  }
}
