import { z } from "zod";
import { labelInputSchema } from "@/lib/reviews/label-schema";
import { reviewInputSchema } from "@/lib/reviews/review-schema";
import type { Waiting } from "@/lib/reviews/save-queue";

const saveSchema = z.discriminatedUnion("on", [
  z.object({
    on: z.literal("label"),
    trace: z.string(),
    id: z.string(),
    put: labelInputSchema.nullable(),
    base: z.int().nullable(),
    over: z.array(z.string()).default([]),
  }),
  z.object({
    on: z.literal("review"),
    trace: z.string(),
    put: reviewInputSchema,
    base: z.int().nullable().default(null),
    over: z.array(reviewInputSchema).default([]),
  }),
]);

/** A tab that has not been heard of for so long is taken as closed, and its changes are sent by another. */
const silence = 6_000;
const heartbeat = 2_000;

/**
 * Keeps waiting changes in the browser, one entry each, written before anything
 * is sent: closing the tab, a crash or a reload loses none. Entries belong to
 * one person and one tab; those of a closed tab are taken over.
 */
export class SaveStorage {
  readonly #prefix: string;
  readonly #tab: string;
  #made = 0;
  #beat: ReturnType<typeof setInterval> | undefined;
  /** False once the browser refused to keep a change: then closing the tab is not safe. */
  safe = true;

  constructor(person: string) {
    this.#prefix = `topmast.save.${person}.`;
    this.#tab = tabName();
  }

  /** A name for a new entry; names sort in the order of their making. */
  name(): string {
    this.#made += 1;
    const time = Date.now().toString(36).padStart(9, "0");
    return `${time}${this.#made.toString(36).padStart(5, "0")}.${this.#tab}`;
  }

  keep({ key, save }: Waiting): void {
    try {
      localStorage.setItem(this.#prefix + key, JSON.stringify(save));
      this.safe = true;
    } catch {
      this.safe = false;
    }
  }

  drop(key: string): void {
    localStorage.removeItem(this.#prefix + key);
  }

  /** Waiting changes of this tab, and of tabs that are gone, in the order of their making. */
  takeOver(): Waiting[] {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(this.#prefix));
    const ours = keys.map((key) => key.slice(this.#prefix.length)).filter((key) => this.#isOurs(key));
    return ours.sort().flatMap((key) => {
      const save = parsed(localStorage.getItem(this.#prefix + key));
      if (save === null) this.drop(key);
      return save === null ? [] : [{ key, save }];
    });
  }

  /** While changes wait, other tabs are told that this one is still here. */
  setWaiting(waiting: boolean): void {
    clearInterval(this.#beat);
    if (!waiting) {
      localStorage.removeItem(`topmast.tab.${this.#tab}`);
      return;
    }
    const beat = () => {
      try {
        localStorage.setItem(`topmast.tab.${this.#tab}`, String(Date.now()));
      } catch {
        // A full store takes no heartbeat; the changes themselves say so already.
      }
    };
    beat();
    this.#beat = setInterval(beat, heartbeat);
  }

  #isOurs(key: string): boolean {
    const tab = key.slice(key.indexOf(".") + 1);
    if (tab === this.#tab) return true;
    const heard = Number(localStorage.getItem(`topmast.tab.${tab}`) ?? 0);
    return Date.now() - heard > silence;
  }
}

/** One name per tab, which survives a reload. */
function tabName(): string {
  const known = sessionStorage.getItem("topmast.tab");
  if (known !== null) return known;
  const made = Math.random().toString(36).slice(2, 10);
  sessionStorage.setItem("topmast.tab", made);
  return made;
}

function parsed(text: string | null): Waiting["save"] | null {
  try {
    const result = saveSchema.safeParse(JSON.parse(text ?? ""));
    return result.success ? result.data : null;
  } catch {
    return null;
  }
}
