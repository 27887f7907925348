/** Parameters as they stand in an address: absent, once, or several times. */
import { z } from "zod";

const given = z.union([z.string(), z.array(z.string())]).optional();

function list(value: string | readonly string[] | undefined): string[] {
  return [value ?? []].flat();
}

/** Several values, one a parameter: names may hold commas. Empty ones mean nothing. */
export const names = given.transform((value) => [...new Set(list(value).filter((name) => name !== ""))].slice(0, 100));

/** Several values, with commas or one a parameter. */
export const commaList = given.transform((value) =>
  [...new Set(list(value).flatMap((part) => part.split(",")))].filter((part) => part !== ""),
);

/** One value; said twice, the last one counts; empty is absent. */
export const last = given.transform((value) => list(value).at(-1) || undefined);

/** A query string as an object; a key given several times becomes a list. */
export function queryObject(query: URLSearchParams): Record<string, string | string[]> {
  const entries = [...new Set(query.keys())].map((key): [string, string | string[]] => {
    const values = query.getAll(key);
    return [key, values.length === 1 ? (values[0] ?? "") : values];
  });
  return Object.fromEntries(entries);
}
