/** The conversation that a run was part of: a session or thread of which several runs may be in a project. */
import type { ParsedTrace } from "@/lib/traces/canonical";
import { textOf } from "@/lib/traces/json-value";

/** So much of it tells conversations apart; a database index holds no more than a few thousand bytes. */
const longest = 500;

/** As every reader that knows it writes it into the metadata. */
export function conversationOf({ metadata }: Pick<ParsedTrace, "metadata">): string | null {
  const name = Object.hasOwn(metadata, "conversation") ? textOf(metadata.conversation) : null;
  return name === null || name.trim() === "" ? null : name.slice(0, longest).replace(/[\ud800-\udbff]$/, "");
}
