/**
 * Text that a trace already holds is recorded once: where `raw` repeats it, a
 * reference stands there instead,
 *
 *   {"topmast:same": "/steps/3/content"}
 *
 * with a JSON Pointer (RFC 6901) into the trace to where it stands. Where a list
 * begins as one before did, one element stands for all that they share:
 *
 *   {"topmast:first": 12, "topmast:of": "/steps/3/raw/input"}
 *
 * A pointer is meant as if all references had been followed. So histories that
 * every call to a model repeats do not make a trace grow with its square.
 */
import type { Json, ParsedTrace } from "@/lib/traces/canonical";
import { isList, isObject } from "@/lib/traces/json-value";

export const sameKey = "topmast:same";
export const firstKey = "topmast:first";
export const ofKey = "topmast:of";

/** Shorter than this, a reference would not be shorter than what it stands for. */
const shortest = 120;

interface Walked {
  readonly value: Json;
  /** The same for equal values, and short. */
  readonly print: string;
  /** UTF-16 units of text in it. */
  readonly weight: number;
}

const token = (key: string) => key.replaceAll("~", "~0").replaceAll("/", "~1");

interface KnownList {
  readonly pointer: string;
  readonly prints: readonly string[];
}

class Repeats {
  /** Print of a first element → the list that began with it last. */
  readonly #lists = new Map<string, KnownList>();

  /** Print of a value → where it stands first, and the number that stands for it in the prints of what holds it. */
  readonly #seen = new Map<string, { readonly pointer: string; readonly id: number }>();

  note(text: string | null, pointer: string): void {
    if (text !== null && text.length >= shortest) this.#remember(JSON.stringify(text), pointer);
  }

  #remember(print: string, pointer: string): { readonly id: number; readonly before: string | null } {
    const found = this.#seen.get(print);
    if (found !== undefined) return { id: found.id, before: found.pointer };
    const id = this.#seen.size;
    this.#seen.set(print, { pointer, id });
    return { id, before: null };
  }

  walk(value: Json, pointer: string): Walked {
    if (typeof value === "string") return this.#settled(value, JSON.stringify(value), value.length, pointer);
    if (isList(value)) {
      const items = value.map((item, index) => this.walk(item, `${pointer}/${index}`));
      const print = `[${items.map((item) => item.print).join()}]`;
      return this.#settled(this.#withoutShared(items, print, pointer), print, weightOf(items), pointer);
    }
    if (!isObject(value)) return { value, print: JSON.stringify(value), weight: 8 };
    const fields = Object.entries(value).map(
      ([key, item]) => [key, this.walk(item, `${pointer}/${token(key)}`)] as const,
    );
    const print = `{${fields.map(([key, item]) => `${JSON.stringify(key)}:${item.print}`).join()}}`;
    const weight = weightOf(fields.map(([, item]) => item)) + fields.reduce((sum, [key]) => sum + key.length, 0);
    return this.#settled(Object.fromEntries(fields.map(([key, item]) => [key, item.value])), print, weight, pointer);
  }

  /** The elements, those first ones in one that a list before began with too. */
  #withoutShared(items: readonly Walked[], print: string, pointer: string): readonly Json[] {
    const values = items.map((item) => item.value);
    const [first] = items;
    // A list that is known as a whole becomes a reference itself.
    if (first === undefined || this.#seen.has(print)) return values;
    const known = this.#lists.get(first.print);
    // A list inside of this one is reached through it, and cannot be what it begins with.
    const before = known?.pointer.startsWith(`${pointer}/`) ? undefined : known;
    if (weightOf(items) >= shortest) this.#lists.set(first.print, { pointer, prints: items.map((item) => item.print) });
    const differs = items.findIndex((item, index) => before?.prints[index] !== item.print);
    const shared = differs < 0 ? items.length : differs;
    if (before === undefined || shared < 2 || weightOf(items.slice(0, shared)) < shortest) return values;
    return [{ [firstKey]: shared, [ofKey]: before.pointer }, ...values.slice(shared)];
  }

  #settled(value: Json, print: string, weight: number, pointer: string): Walked {
    if (weight < shortest) return { value, print, weight };
    const { id, before } = this.#remember(print, pointer);
    return { value: before === null ? value : { [sameKey]: before }, print: `#${id}`, weight };
  }
}

function weightOf(items: readonly Walked[]): number {
  return items.reduce((sum, item) => sum + item.weight, 0);
}

export function referToRepeats(trace: ParsedTrace): ParsedTrace {
  const repeats = new Repeats();
  repeats.note(trace.task, "/task");
  for (const [index, step] of trace.steps.entries()) {
    repeats.note(step.content, `/steps/${index}/content`);
    for (const [at, call] of step.toolCalls.entries())
      repeats.note(call.arguments, `/steps/${index}/toolCalls/${at}/arguments`);
  }
  const steps = trace.steps.map((step, index) =>
    step.raw === null ? step : { ...step, raw: repeats.walk(step.raw, `/steps/${index}/raw`).value },
  );
  return { ...trace, steps, raw: trace.raw === null ? null : repeats.walk(trace.raw, "/raw").value };
}
