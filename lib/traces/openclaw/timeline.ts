/**
 * The steps of an OpenClaw run while they are put together. Telemetry tells what
 * happened, without what tools answered; the histories that agents start with
 * tell what was said, without what went on besides. A message of a history
 * completes the step that telemetry has of it, or is put behind the message
 * before it.
 */
import type { Json, ParsedStep, ToolCall } from "@/lib/traces/canonical";
import { mergedRaw } from "@/lib/traces/content-blocks";

export interface Entry {
  step: ParsedStep;
  readonly family: string;
  /** What a history put behind this entry later. */
  readonly behind: Entry[];
  /** What is no step, kept with this one. */
  readonly beside: Json[];
  /** The entry that this one became part of. */
  partOf: Entry | null;
}

export class Timeline {
  readonly #roots: Entry[] = [];
  /** Family → entries that no history has told yet. */
  readonly #untold = new Map<string, Entry[]>();
  /** Family of a sub-agent → the entry of the call that started it. */
  readonly #started = new Map<string, Entry>();
  /** Ids that we gave to calls → those that a history told. */
  readonly #ids = new Map<string, string>();

  add(step: ParsedStep, family: string): Entry {
    const entry: Entry = { step, family, behind: [], beside: [], partOf: null };
    this.#roots.push(entry);
    const untold = this.#untold.get(family);
    if (untold === undefined) this.#untold.set(family, [entry]);
    else untold.push(entry);
    return entry;
  }

  putBehind(after: Entry | null, step: ParsedStep, family: string): Entry {
    const entry: Entry = { step, family, behind: [], beside: [], partOf: null };
    if (after === null) this.#roots.unshift(entry);
    else after.behind.push(entry);
    return entry;
  }

  /** Finds telemetry's entry of something that a history tells; it is found once. */
  takeUntold(family: string, is: (step: ParsedStep) => boolean): Entry | undefined {
    const untold = this.#untold.get(family) ?? [];
    const at = untold.findIndex(({ step }) => is(step));
    return at < 0 ? undefined : untold.splice(at, 1)[0];
  }

  findCall(is: (call: ToolCall) => boolean): Entry | undefined {
    return this.#roots.find(({ step: { toolCalls } }) => toolCalls.some(is));
  }

  /** Keeps what is no step with the last one; false where there is none yet. */
  putBeside(value: Json): boolean {
    return (this.#roots.at(-1)?.beside.push(value) ?? 0) > 0;
  }

  start(family: string, call: Entry): void {
    this.#started.set(family, call);
  }

  alias(own: string | null, told: string | null): void {
    if (own !== null && told !== null && own !== told) this.#ids.set(own, told);
  }

  idOf(own: string | null): string | null {
    return own === null ? null : (this.#ids.get(own) ?? own);
  }

  steps(): readonly ParsedStep[] {
    const ordered: Entry[] = [];
    const walk = (entries: readonly Entry[]) => {
      for (const entry of entries) {
        if (entry.partOf === null) ordered.push(entry);
        walk(entry.behind);
      }
    };
    walk(this.#roots);
    const places = new Map(ordered.map((entry, index) => [entry, index]));
    return ordered.map(({ step, family, beside }) => {
      const call = this.#started.get(family);
      const parent = call === undefined ? null : (places.get(call.partOf ?? call) ?? null);
      const raw = beside.length === 0 ? step.raw : mergedRaw({ beside }, step.raw);
      return { ...step, answers: this.idOf(step.answers), parent, raw };
    });
  }
}
