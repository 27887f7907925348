/** Naming a member in a comment while it is written. */

/** The name that is being written: where its @ stands, and what of it is there. */
export interface BegunMention {
  readonly at: number;
  readonly typed: string;
}

/** Names have spaces in them; behind so much that fits nobody there is none. */
const longest = 40;

/** The mention that ends at the caret; null where none is being written. An @ within a word is an address, not a name. */
export function mentionAt(text: string, caret: number): BegunMention | null {
  const before = text.slice(0, caret);
  const at = before.lastIndexOf("@");
  if (at < 0 || /[\p{L}\p{N}]$/u.test(before.slice(0, at))) return null;
  const typed = before.slice(at + 1);
  return typed.length > longest || typed.includes("\n") ? null : { at, typed };
}

/** Members whose name, or a part of it, begins with what is typed: by name, those whose name does so first. */
export function fitting<T extends { readonly name: string }>(members: readonly T[], typed: string): T[] {
  const words = typed.toLowerCase();
  const begins = ({ name }: T) => name.toLowerCase().startsWith(words);
  const has = ({ name }: T) => name.toLowerCase().includes(` ${words}`);
  return members
    .filter((member) => begins(member) || has(member))
    .toSorted((a, b) => Number(begins(b)) - Number(begins(a)) || (a.name < b.name ? -1 : 1));
}

/** The text with the name written out and a space behind it, and where the caret then stands. */
export function withMention(
  text: string,
  { at, typed }: BegunMention,
  name: string,
): { readonly text: string; readonly caret: number } {
  const rest = text.slice(at + 1 + typed.length);
  const said = `${text.slice(0, at)}@${name} `;
  return { text: said + rest.replace(/^ /, ""), caret: said.length };
}
