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
}

export class ToolLedger {
  readonly #byId = new Map<string, KnownCall>();
  readonly #byArguments = new Map<string, KnownCall[]>();
  /** Calls that no span and no result has been joined to yet, by name. */
  readonly #open = new Map<string, Set<KnownCall>>();
  readonly #results = new Map<string, number>();
  readonly #resultsByName = new Map<string, number[]>();

  addCall(call: ToolCall, step: number, index: number): KnownCall {
    const known = { step, index, id: call.id, name: call.name, argumentsKey: argumentsKey(call.arguments) };
    if (call.id !== null && !this.#byId.has(call.id)) this.#byId.set(call.id, known);
    push(this.#byArguments, `${known.name} ${known.argumentsKey}`, known);
    const open = this.#open.get(call.name);
    if (open === undefined) this.#open.set(call.name, new Set([known]));
    else open.add(known);
    return known;
  }

  callWithId(id: string | null): KnownCall | undefined {
    return id === null ? undefined : this.#byId.get(id);
  }

  /** The call of a history that is known already: by its id, or the n-th with this name and these arguments. */
  repeated(call: ToolCall, tally: Map<string, number>): KnownCall | undefined {
    if (call.id !== null) return this.#byId.get(call.id);
    const name = `${call.name} ${argumentsKey(call.arguments)}`;
    const nth = tally.get(name) ?? 0;
    tally.set(name, nth + 1);
    return this.#byArguments.get(name)?.[nth];
  }

  /** The call that a tool's span carries out: by id, else an open one of this name, best with the same arguments. */
  carriedOut(name: string, id: string | null, given: string): KnownCall | undefined {
    const byId = this.callWithId(id);
    if (byId !== undefined) return byId;
    const key = argumentsKey(given);
    let first: KnownCall | undefined;
    for (const call of this.#open.get(name) ?? []) {
      if (id !== null && call.id !== null) continue;
      if (call.argumentsKey === key) return call;
      first ??= call;
    }
    return first;
  }

  /** A call is carried out once. */
  take(call: KnownCall): void {
    this.#open.get(call.name)?.delete(call);
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
