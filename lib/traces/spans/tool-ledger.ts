/** Which tool calls are known and which of them are answered: joins calls with the spans and messages that answer them. */
import type { ToolCall } from "@/lib/traces/canonical";
import { decoded } from "@/lib/traces/spans/messages/embedded-json";

export interface KnownCall {
  readonly step: number;
  /** Place among the calls of its step. */
  readonly index: number;
  id: string | null;
  readonly name: string;
  readonly argumentsKey: string;
  /** Whether a tool's span or result has been joined to it. */
  taken: boolean;
}

export class ToolLedger {
  readonly #byId = new Map<string, KnownCall>();
  readonly #byName = new Map<string, KnownCall[]>();
  readonly #results = new Map<string, number>();
  readonly #resultsByName = new Map<string, number[]>();

  addCall(call: ToolCall, step: number, index: number): KnownCall {
    const known = {
      step,
      index,
      id: call.id,
      name: call.name,
      argumentsKey: argumentsKey(call.arguments),
      taken: false,
    };
    if (call.id !== null && !this.#byId.has(call.id)) this.#byId.set(call.id, known);
    push(this.#byName, call.name, known);
    return known;
  }

  callWithId(id: string | null): KnownCall | undefined {
    return id === null ? undefined : this.#byId.get(id);
  }

  /** The call of a history that is known already: by its id, or the n-th with this name and these arguments. */
  repeated(call: ToolCall, tally: Map<string, number>): KnownCall | undefined {
    if (call.id !== null) return this.#byId.get(call.id);
    const key = argumentsKey(call.arguments);
    const same = (this.#byName.get(call.name) ?? []).filter((known) => known.argumentsKey === key);
    const name = `${call.name} ${key}`;
    const nth = tally.get(name) ?? 0;
    tally.set(name, nth + 1);
    return same[nth];
  }

  /** The call that a tool's span carries out: by id, else an open one of this name, best with the same arguments. */
  carriedOut(name: string, id: string | null, given: string): KnownCall | undefined {
    const byId = this.callWithId(id);
    if (byId !== undefined) return byId;
    const open = (this.#byName.get(name) ?? []).filter((call) => !call.taken && (id === null || call.id === null));
    const key = argumentsKey(given);
    return open.find((call) => call.argumentsKey === key) ?? open[0];
  }

  setId(call: KnownCall, id: string): void {
    call.id = id;
    if (!this.#byId.has(id)) this.#byId.set(id, call);
  }

  addResult(id: string | null, name: string | null, step: number): void {
    if (id !== null && !this.#results.has(id)) this.#results.set(id, step);
    if (name !== null) push(this.#resultsByName, name, step);
  }

  /** The step that already holds this result: by the call's id, or the n-th of the tool. */
  result(id: string | null, name: string | null, tally: Map<string, number>): number | undefined {
    if (id !== null) return this.#results.get(id);
    if (name === null) return undefined;
    const key = `result ${name}`;
    const nth = tally.get(key) ?? 0;
    tally.set(key, nth + 1);
    return this.#resultsByName.get(name)?.[nth];
  }
}

function push<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}

/** The same for all spellings of the same JSON. */
function argumentsKey(text: string): string {
  const inner = decoded(text);
  return typeof inner === "string" ? inner.trim() : JSON.stringify(inner);
}
