import { z } from "zod";
import { type History, historySchema } from "@/lib/reviews/history";

/** What this tab did on one trace. */
export interface Trodden extends History {
  readonly trace: string;
  readonly title: string;
}

const storedSchema = z.array(historySchema.extend({ trace: z.string(), title: z.string() }));

/** Traces, and changes of each, that can be undone after moving on. */
const traces = 20;
const changes = 200;

/**
 * What can be undone beyond the present trace: the histories of the traces that
 * this tab was at, the latest last. In memory while one goes from trace to
 * trace; in the tab's own store over a reload.
 */
export class UndoTrail {
  readonly #name: string;
  #trodden: readonly Trodden[];
  /** The trace on which something is to be undone as soon as it is opened. */
  #awaited: string | null = null;

  constructor(person: string) {
    this.#name = `topmast.undo.${person}`;
    this.#trodden = parsed(sessionStorage.getItem(this.#name));
    addEventListener("pagehide", () => this.#keep());
  }

  of(trace: string): History {
    return this.#trodden.find((one) => one.trace === trace) ?? { past: [], future: [] };
  }

  set({ past, future, ...place }: Trodden): void {
    const others = this.#trodden.filter(({ trace }) => trace !== place.trace);
    const own = { ...place, past: past.slice(-changes), future: future.slice(-changes) };
    this.#trodden = [...others, own].slice(-traces);
  }

  /** The trace, other than this one, on which something was done last. */
  lastElsewhere(trace: string): Trodden | null {
    return this.#trodden.findLast((one) => one.trace !== trace && one.past.length > 0) ?? null;
  }

  /** The next opening of the trace undoes its last change. */
  undoAt(trace: string): void {
    this.#awaited = trace;
  }

  /** Whether something is to be undone on this trace now; asked once. */
  takeAwaited(trace: string): boolean {
    const awaited = this.#awaited === trace;
    this.#awaited = null;
    return awaited;
  }

  #keep(): void {
    try {
      sessionStorage.setItem(this.#name, JSON.stringify(this.#trodden));
    } catch {
      // Quotes too long for the store: then only what is done from now on can be undone.
      sessionStorage.removeItem(this.#name);
    }
  }
}

function parsed(text: string | null): readonly Trodden[] {
  try {
    return storedSchema.parse(JSON.parse(text ?? "[]"));
  } catch {
    return [];
  }
}

const trails = new Map<string, UndoTrail>();

/** The trail of this tab; it outlives the screens of single traces. */
export function undoTrail(person: string): UndoTrail {
  const trail = trails.get(person) ?? new UndoTrail(person);
  trails.set(person, trail);
  return trail;
}
