import { z } from "zod";
import type { SaveStorage } from "@/components/annotate/save-storage";
import { type Label, labelSchema } from "@/lib/reviews/label-schema";
import { verdictSchema } from "@/lib/reviews/review-schema";
import {
  acknowledged,
  dropMine,
  enqueue,
  keepMine,
  learnt,
  mayReplace,
  rebased,
  retryDelay,
  type Save,
  type SaveQueue,
  sent,
  setAside,
  startQueue,
  type Theirs,
  toSend,
  unreachable,
} from "@/lib/reviews/save-queue";

/** How long a pause in typing is, in milliseconds. */
const pause = 500;

/** How long an answer is waited for; after that the change is sent again, and what comes late does no harm. */
const patience = 30_000;

const savedSchema = z.object({ version: z.int() });
const problemSchema = z.object({ detail: z.string(), current: z.unknown() });
const currentLabelSchema = z.object({ version: z.int(), label: labelSchema.nullable() });
const currentReviewSchema = verdictSchema.extend({ version: z.int() });

/** Answers that mean: try again later. 401 is one of them, since signing in again in another tab mends it. */
const passing = (status: number) => status === 401 || status === 408 || status === 429 || status >= 500;

/** Sends the queue in order, one change at a time, for as long as it takes. */
export class SaveRunner {
  #queue: SaveQueue;
  #storage: SaveStorage | null = null;
  readonly #listeners = new Set<() => void>();
  readonly #theirsListeners = new Set<(trace: string, theirs: Theirs) => void>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running = false;
  #stop: () => void = () => {};
  /** Set when the server asks to sign in. */
  signedOut = false;

  readonly #adjudicating: boolean;

  /** With the versions of labels and, under their traces' ids, of reviews; whether these are the reviews that settle traces, or one's own. */
  constructor(known: readonly Pick<Label, "id" | "version">[] = [], adjudicating = false) {
    this.#queue = startQueue(known);
    this.#adjudicating = adjudicating;
  }

  /** Whether closing the tab loses nothing. */
  get safe(): boolean {
    return this.#storage?.safe ?? true;
  }

  readonly queue = (): SaveQueue => this.#queue;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Tells what stands on the server beside a change that still went through. */
  readonly subscribeTheirs = (listener: (trace: string, theirs: Theirs) => void): (() => void) => {
    this.#theirsListeners.add(listener);
    return () => this.#theirsListeners.delete(listener);
  };

  /** Begins to send, with what the browser still keeps from earlier first in line. */
  start(storage: SaveStorage): () => void {
    this.#takeOver(storage);
    if (this.#running) return this.#stop;
    this.#running = true;
    const again = () => this.#run();
    addEventListener("online", again);
    this.#stop = () => {
      this.#running = false;
      removeEventListener("online", again);
      clearTimeout(this.#timer);
      storage.setWaiting(false);
    };
    this.#run();
    return this.#stop;
  }

  /** Takes up what the browser still keeps of an earlier visit, or of tabs that were closed since. */
  #takeOver(storage: SaveStorage): void {
    this.#storage ??= storage;
    const { waiting, aside } = this.#queue;
    const held = new Set([...waiting, ...aside].map(({ key }) => key));
    const strays = this.#storage.takeOver().filter(({ key }) => !held.has(key));
    this.#set({ ...this.#queue, waiting: [...waiting, ...strays] });
    this.#run();
  }

  /** Takes a change on its way; while somebody is typing, the next letter is waited for. */
  add(save: Save, typing = false): void {
    if (this.#storage === null) throw new Error("A change was made before the page was ready to keep it.");
    this.#set(enqueue(this.#queue, { key: this.#storage.name(), save }));
    if (!typing) this.#run();
    else if (this.#queue.failures === 0) this.#later(pause);
  }

  /** Takes in versions that were read anew. */
  learn(known: readonly Pick<Label, "id" | "version">[]): void {
    this.#set(learnt(this.#queue, known));
  }

  keepMine(key: string): void {
    this.#set(keepMine(this.#queue, key));
    this.#run();
  }

  dropMine(key: string): void {
    this.#set(dropMine(this.#queue, key));
  }

  /** Settles once nothing waits any more, or the server cannot be reached. */
  async drained(): Promise<boolean> {
    this.#run();
    for (;;) {
      const { waiting, failures, aside } = this.#queue;
      if (aside.length > 0 || failures > 2) return false;
      if (waiting.length === 0) return true;
      await new Promise<void>((resolve) => {
        const stop = this.subscribe(() => {
          stop();
          resolve();
        });
      });
    }
  }

  #set(queue: SaveQueue): void {
    const held = (one: SaveQueue) => [...one.waiting, ...one.aside];
    const before = new Map(held(this.#queue).map((entry) => [entry.key, entry.save]));
    this.#queue = queue;
    for (const { key, save } of held(queue)) {
      if (before.get(key) !== save) this.#storage?.keep({ key, save });
      before.delete(key);
    }
    for (const key of before.keys()) this.#storage?.drop(key);
    this.#storage?.setWaiting(queue.waiting.length > 0);
    for (const listener of this.#listeners) listener();
  }

  #run(): void {
    clearTimeout(this.#timer);
    const next = toSend(this.#queue);
    if (!next || !this.#running) return;
    this.#set(sent(this.#queue));
    void this.#send(next.save, next.version).then((queue) => {
      this.#set(queue);
      this.#later(retryDelay(queue.failures));
    });
  }

  #later(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#run(), milliseconds);
  }

  /** The queue after one attempt. */
  async #send(save: Save, version: number | null): Promise<SaveQueue> {
    const response = await request(save, version, this.#adjudicating);
    this.signedOut = response?.status === 401;
    if (response === null || passing(response.status)) return unreachable(this.#queue);
    const answer: unknown = await response.json().catch(() => null);
    if (response.ok) {
      const saved = savedSchema.safeParse(answer);
      // An answer that broke off says nothing; the change is safe to send again.
      return saved.success ? acknowledged(this.#queue, saved.data.version) : unreachable(this.#queue);
    }
    const problem = problemSchema.safeParse(answer);
    if (!problem.success) return setAside(this.#queue, `The server answered ${response.status}.`);
    const theirs = response.status === 412 ? standing(save, problem.data.current) : undefined;
    const [first] = this.#queue.waiting;
    if (theirs && first && mayReplace(first.save, theirs)) {
      for (const listener of this.#theirsListeners) listener(save.trace, theirs);
      return rebased(this.#queue, theirs);
    }
    return setAside(this.#queue, problem.data.detail, theirs);
  }
}

/** What the server says that it holds instead. */
function standing(save: Save, current: unknown): Theirs | undefined {
  if (save.on === "label") {
    const held = currentLabelSchema.safeParse(current);
    return held.success ? { on: "label", ...held.data } : undefined;
  }
  const held = currentReviewSchema.safeParse(current);
  if (!held.success) return undefined;
  const { version, ...verdict } = held.data;
  return { on: "review", version, verdict };
}

const runners = new Map<string, SaveRunner>();

/**
 * One queue for all that a person says in this tab: it goes on sending while
 * they go from trace to trace, and stops with the tab. On the server, which
 * draws the first screen, nothing is sent.
 */
export function saveRunner(desk: string, adjudicating: boolean): SaveRunner {
  if (typeof window === "undefined") return new SaveRunner();
  const runner = runners.get(desk) ?? new SaveRunner([], adjudicating);
  runners.set(desk, runner);
  return runner;
}

/** Null where no answer came. */
async function request(save: Save, version: number | null, adjudicating: boolean): Promise<Response | null> {
  const trace = adjudicating ? `${save.trace}/adjudication` : save.trace;
  const path = save.on === "label" ? `labels/${save.id}` : "review";
  const body = save.put === null ? null : JSON.stringify(save.put);
  try {
    return await fetch(`/api/v1/traces/${trace}/${path}`, {
      method: save.put === null ? "DELETE" : "PUT",
      body,
      headers: {
        ...(body === null ? {} : { "Content-Type": "application/json" }),
        ...(version === null ? { "If-None-Match": "*" } : { "If-Match": `"${version}"` }),
      },
      signal: AbortSignal.timeout(patience),
      // Small ones are even sent while the tab is being closed.
      keepalive: body === null || body.length < 30_000,
    });
  } catch {
    return null;
  }
}
