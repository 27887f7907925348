import { aliases } from "@/lib/mast/aliases";
import { glance } from "@/lib/mast/glance";
import { modeName } from "@/lib/mast/names";
import { type ModeCode, modeCodes, type TaxonomyVersion } from "@/lib/mast/taxonomy";

export interface FoundMode {
  readonly mode: ModeCode;
  /** The alias, line or sign in which it was found, where that is not its code or name. */
  readonly because: string | null;
}

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** Whether each word of the query begins a word of the text. */
function matches(query: string, text: string): boolean {
  const words = plain(text).split(" ");
  return plain(query)
    .split(" ")
    .every((part) => words.some((word) => word.startsWith(part)));
}

/** The modes that a query names, the surest first: by code, name, alias, then by what they mean and by their signs. */
export function searchModes(
  query: string,
  version: TaxonomyVersion,
  signs: Readonly<Partial<Record<ModeCode, readonly string[]>>> = {},
): FoundMode[] {
  const digits = query.replace(/\D/g, "");
  if (digits !== "" && /^[\d.\s]+$/.test(query)) {
    return modeCodes
      .filter((mode) => mode.replace(".", "").startsWith(digits))
      .map((mode) => ({ mode, because: null }));
  }
  if (plain(query) === "") return modeCodes.map((mode) => ({ mode, because: null }));
  const ranked = modeCodes.flatMap((mode): { readonly rank: number; readonly found: FoundMode }[] => {
    if (matches(query, modeName(version, mode))) return [{ rank: 0, found: { mode, because: null } }];
    const texts = [aliases[mode], [glance(mode).line], signs[mode] ?? []];
    for (const [rank, some] of texts.entries()) {
      const because = some.find((text) => matches(query, text));
      if (because !== undefined) return [{ rank: rank + 1, found: { mode, because } }];
    }
    return [];
  });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ found }) => found);
}
