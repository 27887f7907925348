/**
 * Attributes of a span under their dotted names, whichever way the source wrote
 * them: `{"llm.model_name": …}`, nested `{"llm": {"model_name": …}}`, or lists
 * as `llm.input_messages.0.message.role`. Names live in maps: one that is called
 * `__proto__` is a name like any other.
 */
import type { Json } from "@/lib/traces/canonical";
import { isObject, type JsonObject } from "@/lib/traces/json-value";

interface Node {
  value: Json | undefined;
  readonly children: Map<string, Node>;
}

/** Names with more parts than this are read as one name: no source has any. */
const maxParts = 24;
const wholeNumber = /^\d{1,9}$/;

const emptyNode = (): Node => ({ value: undefined, children: new Map() });

export class Attributes {
  static readonly none = new Attributes([]);
  readonly #exact: ReadonlyMap<string, Json>;
  #root: Node | null = null;

  constructor(entries: Iterable<readonly [string, Json]>) {
    this.#exact = new Map(entries);
  }

  static of(value: Json | undefined): Attributes {
    return isObject(value) ? new Attributes(Object.entries(value)) : Attributes.none;
  }

  get size(): number {
    return this.#exact.size;
  }

  keys(): Iterable<string> {
    return this.#exact.keys();
  }

  /** The value of this name; for a name with parts below it, these as an object or list. */
  get(name: string): Json | undefined {
    return this.#exact.get(name) ?? this.list(name);
  }

  /** The parts below a name put together as an object or list, or else its value. */
  list(name: string): Json | undefined {
    const node = this.#find(name);
    if (node === undefined) return undefined;
    return node.children.size > 0 ? jsonOf({ value: undefined, children: node.children }) : node.value;
  }

  /** The first of these names that is a text with something in it; a number counts as its digits. */
  text(...names: readonly string[]): string | null {
    for (const name of names) {
      const value = this.get(name);
      if (typeof value === "string" && value !== "") return value;
      if (typeof value === "number") return String(value);
    }
    return null;
  }

  #find(name: string): Node | undefined {
    this.#root ??= treeOf(this.#exact);
    let node: Node | undefined = this.#root;
    // Most names that are asked for are not there: the first part says so.
    for (let from = 0; from <= name.length && node !== undefined; ) {
      const dot = name.indexOf(".", from);
      const end = dot < 0 ? name.length : dot;
      node = node.children.get(name.slice(from, end));
      from = end + 1;
    }
    return node;
  }
}

function treeOf(entries: ReadonlyMap<string, Json>): Node {
  const root = emptyNode();
  for (const [name, value] of entries) insert(root, name, value, 0);
  return root;
}

function insert(root: Node, name: string, value: Json, depth: number): void {
  const parts = name.split(".", maxParts + 1);
  let node = root;
  for (const part of parts.length > maxParts ? [name] : parts) {
    const next = node.children.get(part) ?? emptyNode();
    node.children.set(part, next);
    node = next;
  }
  if (!isObject(value) || depth >= maxParts) node.value = value;
  else for (const [key, item] of Object.entries(value)) insert(node, key, item, depth + 1);
}

function jsonOf({ value, children }: Node): Json {
  if (children.size === 0) return value ?? null;
  const names = [...children.keys()];
  if (!names.every((name) => wholeNumber.test(name))) return objectOf(children);
  return [...children].sort(([a], [b]) => Number(a) - Number(b)).map(([, child]) => jsonOf(child));
}

function objectOf(children: ReadonlyMap<string, Node>): JsonObject {
  return Object.fromEntries([...children].map(([name, child]) => [name, jsonOf(child)]));
}
