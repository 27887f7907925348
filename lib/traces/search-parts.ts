/** A step's text in the parts by which a project is searched, each as the text of a tsvector. */
import type { StepKind } from "@/lib/traces/canonical";
import { countCodePoints } from "@/lib/traces/code-points";
import type { TextRange } from "@/lib/traces/readable-text";
import { type Word, wordsOf } from "@/lib/traces/search-words";

export interface SearchPart extends TextRange {
  /** The words with their places, as PostgreSQL reads a tsvector. */
  readonly vector: string;
}

/*
 * PostgreSQL refuses a tsvector of more than 1 MB, knows no place beyond 16,383
 * and forgets a word's places after the 255th, without a word. A part ends
 * before any of that, so that every phrase is found.
 */
const mostUnits = 8_192;
const mostPlaces = 250;
/** Words that a part shares with the one before, so that a phrase over the edge is whole in one of them. */
const overlap = 32;

/** A lexeme as PostgreSQL reads it, whatever is in it. */
export function quoted(lexeme: string): string {
  return `'${lexeme.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
}

/** What a part is found by besides its words. No word holds a "#", so no word equals a tag. */
export const projectTag = (id: string) => `#project ${id}`;
export const kindTag = (kind: StepKind) => `#kind ${kind}`;
export const agentTag = (agent: string | null) =>
  agent === null ? "#nobody" : `#agent ${agent.slice(0, 400).toWellFormed()}`;

/** The parts of a text. A text without words has none. */
export function searchParts(text: string, tags: readonly string[]): SearchPart[] {
  const parts: SearchPart[] = [];
  const place = placing(text);
  let words: Word[] = [];
  let counts = new Map<string, number>();
  const add = (word: Word) => {
    words.push(word);
    for (const lexeme of word.lexemes) counts.set(lexeme, (counts.get(lexeme) ?? 0) + 1);
  };
  const close = () => {
    const [first, last] = [words[0], words.at(-1)];
    if (first && last) parts.push({ start: place(first.start), end: place(last.end), vector: vectorOf(words, tags) });
  };
  for (const word of wordsOf(text)) {
    const full = word.lexemes.some((lexeme) => (counts.get(lexeme) ?? 0) >= mostPlaces);
    const begins = words[0]?.start ?? word.start;
    if (full || (word.end - begins > mostUnits && words.length > overlap)) {
      close();
      const shared = words.slice(-overlap);
      words = [];
      counts = new Map();
      for (const again of shared) add(again);
    }
    add(word);
  }
  close();
  return parts;
}

/** Code points before UTF-16 indexes that are asked for nearly in order. */
function placing(text: string): (index: number) => number {
  let [unit, point] = [0, 0];
  return (index) => {
    point += index >= unit ? countCodePoints(text, unit, index) : -countCodePoints(text, index, unit);
    unit = index;
    return point;
  };
}

function vectorOf(words: readonly Word[], tags: readonly string[]): string {
  const places = new Map<string, Set<number>>();
  for (const [place, { lexemes }] of words.entries()) {
    for (const lexeme of lexemes) {
      const known = places.get(lexeme);
      if (known) known.add(place + 1);
      else places.set(lexeme, new Set([place + 1]));
    }
  }
  return [...tags.map(quoted), ...[...places].map(([lexeme, at]) => `${quoted(lexeme)}:${[...at].join(",")}`)].join(
    " ",
  );
}
