import { Store } from "@/components/annotate/store";
import { type FindQuestion, findParameters, noQuestion, patternOf } from "@/components/trace/find/find-question";
import { HitIndex } from "@/components/trace/find/hit-index";
import type { TraceApi } from "@/components/trace/trace-api";
import type { FindCounts, Hit } from "@/lib/traces/find-schema";

export interface FindState {
  readonly open: boolean;
  readonly question: FindQuestion;
  /** How far the answer to the question is. */
  readonly answer: "none" | "awaited" | "here" | "failed";
  readonly index: HitIndex;
  readonly agents: FindCounts["agents"];
  readonly kinds: FindCounts["kinds"];
  /** The hit that was gone to. */
  readonly current: { readonly number: number; readonly hit: Hit } | null;
}

type Found = Pick<FindState, "index" | "agents" | "kinds" | "current">;
const noHits: Found = { index: new HitIndex([], []), agents: [], kinds: [], current: null };
const closed: FindState = { open: false, question: noQuestion, answer: "none", ...noHits };

/** Hits whose places are fetched at once. */
const pageLength = 200;
/** How long to wait for the next letter, in milliseconds. */
const patience = 120;

/** Finding in one trace: asks the server, which has all of its text, and keeps the answer. */
export class Finder {
  readonly store = new Store<FindState, Partial<FindState>>(closed, (state, change) => ({ ...state, ...change }));
  readonly #api: TraceApi;
  /** Places of hits by their number, as far as they were fetched. */
  readonly #places = new Map<number, Hit>();
  #running = new AbortController();
  #answering: Promise<void> = Promise.resolve();
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #near = 0;

  constructor(api: TraceApi) {
    this.#api = api;
  }

  /** Asks something else; what was found stays until the answer comes. `near` is where one stands. */
  ask(change: Partial<FindQuestion>, near: number): void {
    const question = { ...this.store.get().question, ...change };
    this.#stop();
    this.#near = near;
    this.#places.clear();
    if (patternOf(question) === null) {
      this.store.dispatch({ open: true, question, answer: "none", ...noHits });
      return;
    }
    this.store.dispatch({ open: true, question, answer: "awaited", current: null });
    this.#waiting = setTimeout(() => this.#start(), patience);
  }

  close(): void {
    this.#stop();
    this.#places.clear();
    this.store.dispatch({ ...closed, question: this.store.get().question });
  }

  /** The hit of a number, once the question is answered; null where there is none or it could not be read. */
  async hit(numberIn: (index: HitIndex) => number): Promise<{ readonly number: number; readonly hit: Hit } | null> {
    if (this.#waiting !== undefined) this.#start();
    await this.#answering;
    const { answer, index, question } = this.store.get();
    if (answer === "failed") this.#start();
    if (answer !== "here") return null;
    const number = numberIn(index);
    const at = index.at(number);
    if (at === null) return null;
    if (!this.#places.has(number)) {
      const skip = at.nth - (at.nth % pageLength);
      const parameters = findParameters(question);
      const page = { from: String(at.step), skip: String(skip), limit: String(pageLength), counts: "false" };
      for (const [name, value] of Object.entries(page)) parameters.set(name, value);
      const { hits } = await this.#api.find(parameters, this.#running.signal);
      this.#keep(number - (at.nth % pageLength), hits);
    }
    const hit = this.#places.get(number);
    return hit === undefined ? null : { number, hit };
  }

  #keep(first: number, hits: readonly Hit[]): void {
    for (const [place, hit] of hits.entries()) this.#places.set(first + place, hit);
  }

  #stop(): void {
    clearTimeout(this.#waiting);
    this.#waiting = undefined;
    this.#running.abort();
    this.#running = new AbortController();
  }

  #start(): void {
    this.#stop();
    this.store.dispatch({ answer: "awaited" });
    this.#answering = this.#answer(this.#running.signal);
  }

  async #answer(signal: AbortSignal): Promise<void> {
    const parameters = findParameters(this.store.get().question);
    parameters.set("from", String(this.#near));
    parameters.set("limit", String(pageLength));
    try {
      const { counts, hits } = await this.#api.find(parameters, signal);
      if (signal.aborted || counts === null) return;
      const index = new HitIndex(counts.steps, counts.hits);
      this.#keep(index.firstFrom(this.#near), hits);
      this.store.dispatch({ answer: "here", index, agents: counts.agents, kinds: counts.kinds });
    } catch {
      if (!signal.aborted) this.store.dispatch({ answer: "failed", ...noHits });
    }
  }
}
