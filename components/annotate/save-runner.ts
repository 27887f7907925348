import { z } from "zod";
import type { SaveStorage } from "@/components/annotate/save-storage";
import { type Label, labelSchema } from "@/lib/reviews/label-schema";
import {
  acknowledged,
  dropMine,
  enqueue,
  keepMine,
  retryDelay,
  type Save,
  type SaveQueue,
  sent,
  setAside,
  startQueue,
  toSend,
  unreachable,
} from "@/lib/reviews/save-queue";
import { traceSchema } from "@/lib/reviews/trace-schema";

/** How long a pause in typing is, in milliseconds. */
const pause = 500;

const problemSchema = z.object({ detail: z.string() });

/** Answers that mean: try again later. 401 is one of them, since signing in again in another tab mends it. */
const passing = (status: number) => status === 401 || status === 408 || status === 429 || status >= 500;

/** Sends the queue in order, one change at a time, for as long as it takes. */
export class SaveRunner {
  #queue: SaveQueue;
  #storage: SaveStorage | null = null;
  readonly #listeners = new Set<() => void>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running = false;
  /** Set when the server asks to sign in. */
  signedOut = false;

  constructor(labels: readonly Pick<Label, "id" | "version">[]) {
    this.#queue = startQueue(labels);
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

  /** Begins to send, with what the browser still keeps from earlier first in line. */
  start(storage: SaveStorage): () => void {
    if (this.#storage === null) {
      this.#storage = storage;
      this.#set({ ...this.#queue, waiting: [...storage.takeOver(), ...this.#queue.waiting] });
    }
    this.#running = true;
    const again = () => this.#run();
    addEventListener("online", again);
    this.#run();
    return () => {
      this.#running = false;
      removeEventListener("online", again);
      clearTimeout(this.#timer);
      storage.setWaiting(false);
    };
  }

  /** Takes a change on its way; while somebody is typing, the next letter is waited for. */
  add(save: Save, typing = false): void {
    if (this.#storage === null) throw new Error("A change was made before the page was ready to keep it.");
    this.#set(enqueue(this.#queue, { key: this.#storage.name(), save }));
    if (!typing) this.#run();
    else if (this.#queue.failures === 0) this.#later(pause);
  }

  /** Takes in versions that were read anew. */
  learn(labels: readonly Pick<Label, "id" | "version">[]): void {
    const versions = new Map(this.#queue.versions);
    for (const { id, version } of labels) versions.set(id, version);
    this.#set({ ...this.#queue, versions });
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
      if (aside.length > 0 || failures > 0) return false;
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
    const response = await request(save, version);
    this.signedOut = response?.status === 401;
    if (response === null || passing(response.status)) return unreachable(this.#queue);
    if (response.ok) {
      const saved = await newVersion(save, version, response);
      // An answer that broke off says nothing; the change is safe to send again.
      return saved === undefined ? unreachable(this.#queue) : acknowledged(this.#queue, saved);
    }
    if (response.status === 412 && save.on === "label") {
      const theirs = await standing(save.trace, save.id);
      if (theirs === undefined) return unreachable(this.#queue);
      // Withdrawn here and there: the same said twice.
      if (theirs === null && save.put === null) return acknowledged(this.#queue, null);
      return setAside(this.#queue, "This label was changed elsewhere.", theirs);
    }
    const problem = problemSchema.safeParse(await response.json().catch(() => null));
    return setAside(this.#queue, problem.success ? problem.data.detail : `The server answered ${response.status}.`);
  }
}

/** Null where no answer came. */
async function request(save: Save, version: number | null): Promise<Response | null> {
  const path = save.on === "label" ? `labels/${save.id}` : "review";
  const body = save.put === null ? null : JSON.stringify(save.put);
  try {
    return await fetch(`/api/v1/traces/${save.trace}/${path}`, {
      method: save.put === null ? "DELETE" : "PUT",
      body,
      headers: {
        ...(body === null ? {} : { "Content-Type": "application/json" }),
        ...(version === null ? {} : { "If-Match": `"${version}"` }),
      },
      // Small ones are even sent while the tab is being closed.
      keepalive: body === null || body.length < 30_000,
    });
  } catch {
    return null;
  }
}

/** The label's version after the answer, null where it has none; undefined for an answer that cannot be read. */
async function newVersion(save: Save, version: number | null, response: Response): Promise<number | null | undefined> {
  if (save.on === "review") return null;
  // Withdrawing counts as a change, and the answer to it has no version.
  if (save.put === null) return version === null ? null : version + 1;
  const label = labelSchema.safeParse(await response.json().catch(() => null));
  return label.success ? label.data.version : undefined;
}

/** The caller's label as the server has it; null where it does not stand, undefined where the server cannot be asked. */
async function standing(trace: string, id: string): Promise<Label | null | undefined> {
  try {
    const response = await fetch(`/api/v1/traces/${trace}`);
    if (!response.ok) return undefined;
    const { reviews } = traceSchema.parse(await response.json());
    return reviews.find(({ own }) => own)?.labels.find((label) => label.id === id) ?? null;
  } catch {
    return undefined;
  }
}
