import { z } from "zod";
import { sortableDigits } from "@/lib/core/type-id";

/** Prefixes of the TypeIDs that Topmast hands out; the prefix says what an id names. */
const prefixes = [
  "prj",
  "trc",
  "stp",
  "rev",
  "lbl",
  "imp",
  "map",
  "ann",
  "key",
  "lnk",
  "viw",
  "clm",
  "rnd",
  "sea",
  "chg",
  "gdl",
  "exm",
  "sit",
  "dec",
  "cmt",
  "ptc",
] as const;
export type IdPrefix = (typeof prefixes)[number];

/** A fresh id, sortable by the time of its making (TypeID over UUIDv7). */
export function newId<P extends IdPrefix>(prefix: P): `${P}_${string}` {
  return `${prefix}_${sortableDigits()}`;
}

/** Schema of an id of one kind: its prefix and 26 characters of Crockford base 32. */
export function idSchema<P extends IdPrefix>(prefix: P) {
  return z.templateLiteral([prefix, "_", z.string().regex(/^[0-7][0-9a-hjkmnp-tv-z]{25}$/)]);
}
