/**
 * What somebody seeks in a project: words that all have to be there, "phrases",
 * -words that must not, beginnings* of words, and OR between alternatives.
 */
import { quoted } from "@/lib/traces/search-parts";
import { wordsOf } from "@/lib/traces/search-words";

/** Words that follow each other. */
export interface Phrase {
  readonly words: readonly string[];
  /** Whether the last word need only begin like this. */
  readonly prefix: boolean;
}

interface Alternative {
  readonly all: readonly Phrase[];
  readonly none: readonly Phrase[];
}

/** Any of these alternatives. */
export type SearchQuery = readonly Alternative[];

const piece = /(-?)"([^"]*)"?(\*?)|(\S+)/gu;
const mostWords = 32;

/** Reads what was typed; an empty list where it names no word that could be found. */
export function parseSearch(typed: string): SearchQuery {
  const alternatives: { all: Phrase[]; none: Phrase[] }[] = [{ all: [], none: [] }];
  for (const [, minus, phrase, star, word] of typed.matchAll(piece)) {
    if (word !== undefined && /^or$/i.test(word)) {
      alternatives.push({ all: [], none: [] });
      continue;
    }
    const negated = phrase === undefined ? /^-[^-]/.test(word ?? "") : minus === "-";
    const text = phrase ?? word ?? "";
    const prefix = phrase === undefined ? text.endsWith("*") : star === "*";
    const words = [...wordsOf(text)].map(({ lexemes }) => lexemes[0] ?? "").slice(0, mostWords);
    if (words.length > 0) alternatives.at(-1)?.[negated ? "none" : "all"].push({ words, prefix });
  }
  return alternatives.filter(({ all }) => all.length > 0);
}

function phraseText({ words, prefix }: Phrase): string {
  const parts = words.map((word, place) => `${quoted(word)}${prefix && place === words.length - 1 ? ":*" : ""}`);
  return `(${parts.join(" <-> ")})`;
}

/** The query as PostgreSQL reads a tsquery; of each list of tags one has to be there. */
export function tsqueryText(query: SearchQuery, tags: readonly (readonly string[])[]): string {
  const any = (parts: readonly string[]) => `(${parts.join(" | ")})`;
  const alternatives = query.map(({ all, none }) =>
    [...all.map(phraseText), ...none.map((phrase) => `!${phraseText(phrase)}`)].join(" & "),
  );
  const wanted = tags.filter((list) => list.length > 0).map((list) => any(list.map(quoted)));
  return [...wanted, any(alternatives.map((alternative) => `(${alternative})`))].join(" & ");
}
