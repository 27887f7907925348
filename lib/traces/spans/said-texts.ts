/**
 * What has been said so far, so that the histories which every model call
 * repeats are recognised. The n-th time that one list says a text stands for
 * the n-th step with it.
 */
import { embeddedJson } from "@/lib/traces/spans/messages/embedded-json";
import type { SpanMessage } from "@/lib/traces/spans/messages/span-message";

/** A text of this length is the same text whoever says it: agents hand each other's words on. */
const distinctive = 40;

/** How often one list of messages has said each text. */
export type Tally = Map<string, number>;

export class SaidTexts {
  readonly #steps = new Map<string, number[]>();

  add(message: Pick<SpanMessage, "role" | "text">, agent: string | null, step: number): void {
    for (const key of new Set([keyOf(message.role, message.text), keyOf(`as ${agent}`, message.text)])) {
      const steps = this.#steps.get(key);
      if (steps === undefined) this.#steps.set(key, [step]);
      else steps.push(step);
    }
  }

  /** The step that this message repeats; null where it is new. */
  find(message: SpanMessage, tally: Tally, isEligible: (step: number) => boolean): number | null {
    const { role, name, text } = message;
    for (const key of name === null ? [keyOf(role, text)] : [keyOf(role, text), keyOf(`as ${name}`, text)]) {
      // A system prompt is one however often a request says it.
      const nth = role === "system" ? 0 : (tally.get(key) ?? 0);
      const step = nthOf(this.#steps.get(key) ?? [], nth, isEligible);
      if (step === undefined) continue;
      tally.set(key, nth + 1);
      return step;
    }
    return null;
  }
}

function nthOf(steps: readonly number[], nth: number, isEligible: (step: number) => boolean): number | undefined {
  let left = nth;
  return steps.find((step) => isEligible(step) && left-- === 0);
}

export const isDistinctive = (text: string) => text.trim().length >= distinctive;

function keyOf(speaker: string, text: string): string {
  const trimmed = normal(text);
  return trimmed.length >= distinctive ? `: ${trimmed}` : `${speaker}: ${trimmed}`;
}

/** The same for all spellings of the same JSON, such as a tool's result. */
function normal(text: string): string {
  const inner = embeddedJson(text);
  return inner === undefined ? text.trim() : JSON.stringify(inner);
}
