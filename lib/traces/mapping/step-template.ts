/**
 * The little language in which a person says what begins a step in a log:
 * words as they stand, and holes in braces, as in `[{time}] {agent}: {text}`.
 * It is no regular expression, so that nobody's pattern can keep the server
 * busy: see template-matcher.
 */
import { fail, ok, type Result } from "@/lib/core/result";

export const holes = ["time", "agent", "to", "kind", "text", "skip"] as const;
export type Hole = (typeof holes)[number];

export interface Literal {
  readonly literal: string;
  /**
   * For each place in the literal, how much of its beginning stands again
   * before it (Knuth, Morris and Pratt 1977): what lets a search never go back.
   */
  readonly borders: readonly number[];
}

export interface StepTemplate {
  readonly tokens: readonly (Literal | { readonly hole: Hole })[];
}

/** The escapes, a hole, a brace that belongs to neither, or a run of anything else. */
const piece = /\{\{|\}\}|\\t|\{([a-z]{1,20})\}|[{}]|[^{}\\]+|\\/g;

export function compileTemplate(source: string): Result<StepTemplate> {
  if (source.trim() === "") return complaint("The pattern is empty.");
  const tokens: (Literal | { readonly hole: Hole })[] = [];
  const seen = new Set<Hole>();
  let text = "";
  const endLiteral = () => {
    if (text !== "") tokens.push({ literal: text, borders: bordersOf(text) });
    text = "";
  };
  for (const [found, name] of source.matchAll(piece)) {
    if (found === "{" || found === "}")
      return complaint(`A brace belongs to a field, such as {agent}. Write "${found}${found}" for the character.`);
    if (/[\r\n]/.test(found)) return complaint("A pattern is one line: what the line looks like that begins a step.");
    if (name === undefined) {
      text += found === "\\t" ? "\t" : found === "{{" || found === "}}" ? found.slice(1) : found;
      continue;
    }
    const hole = holes.find((one) => one === name);
    if (hole === undefined)
      return complaint(`There is no field {${name}}. There are ${holes.map((one) => `{${one}}`).join(", ")}.`);
    if (seen.has("text")) return complaint("Nothing stands behind {text}: it goes on to the next step.");
    if (hole !== "skip" && seen.has(hole)) return complaint(`{${hole}} stands twice.`);
    const before = tokens.at(-1);
    if (text === "" && before !== undefined && "hole" in before)
      return complaint(`{${before.hole}} and {${hole}} need something between them that tells where one ends.`);
    seen.add(hole);
    endLiteral();
    tokens.push({ hole });
  }
  if (seen.has("text") && text !== "") return complaint("Nothing stands behind {text}: it goes on to the next step.");
  endLiteral();
  return ok({ tokens });
}

function complaint(detail: string) {
  return fail("invalid-input", detail);
}

function bordersOf(literal: string): number[] {
  const borders = [0];
  let length = 0;
  for (let at = 1; at < literal.length; at += 1) {
    while (length > 0 && literal[at] !== literal[length]) length = borders[length - 1] ?? 0;
    if (literal[at] === literal[length]) length += 1;
    borders.push(length);
  }
  return borders;
}
