/**
 * A value as one string, for the way from a page's server part to its browser part. React walks what it sends value by
 * value, once on the server, once more where the server draws the page and once in the browser; a string it passes on.
 * Objects in a list that have the same keys are written as a table, which names the keys once: each character is
 * written, quoted, packed and read on its way. Worth it where there may be hundreds of objects.
 */
export type Packed<T> = string & { readonly packs?: T };

/** The key of a table, which is therefore no key of what is packed. */
const table = "";

export const pack = <T>(value: T): Packed<T> => JSON.stringify(tabulated(value));

/** What JSON can say of the value that was packed. */
export const unpack = <T>(packed: Packed<T>): T => listed(JSON.parse(packed)) as T;

function tabulated(part: unknown): unknown {
  if (Array.isArray(part)) {
    const keys = part.length > 1 ? keysOfAll(part) : [];
    if (keys.length === 0) return part.map(tabulated);
    return { [table]: [keys, ...part.map((object) => keys.map((key) => tabulated(object[key])))] };
  }
  return isObject(part) ? mapped(part, tabulated) : part;
}

function listed(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(listed);
  if (!isObject(part)) return part;
  const rows = part[table];
  if (!Array.isArray(rows)) return mapped(part, listed);
  const [keys, ...objects] = rows;
  return objects.map((row) => Object.fromEntries(keys.map((key: string, at: number) => [key, listed(row[at])])));
}

/** The keys of each of these, if all are objects and have the same ones: else none. */
function keysOfAll(list: readonly unknown[]): string[] {
  const keys = keysOf(list[0]);
  const same = (others: readonly string[]) =>
    others.length === keys.length && others.every((key, at) => key === keys[at]);
  return list.every((object) => same(keysOf(object))) ? keys : [];
}

/** JSON leaves out what is undefined. */
const keysOf = (object: unknown): string[] =>
  isObject(object) ? Object.keys(object).filter((key) => object[key] !== undefined) : [];

/** Dates and the like have a text of their own in JSON. */
const isObject = (part: unknown): part is Record<string, unknown> =>
  typeof part === "object" && part !== null && Object.getPrototypeOf(part) === Object.prototype;

const mapped = (object: Record<string, unknown>, by: (part: unknown) => unknown) =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, by(value)]));
