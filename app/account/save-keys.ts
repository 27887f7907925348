"use server";
import { clashesOf, keymapOf, ownKeysSchema } from "@/components/keyboard/keymap";
import { actionUser } from "@/lib/auth/page";
import { setOwnKeys } from "@/lib/db/key-bindings";

/** Keeps the keys that somebody gave commands; answers with what is wrong, or null. */
export async function saveKeys(own: unknown): Promise<string | null> {
  const user = await actionUser();
  if (!user) return "You are no longer signed in. Load the page again.";
  const parsed = ownKeysSchema.safeParse(own);
  if (!parsed.success) return "These are no keys.";
  const [clash] = clashesOf(keymapOf(parsed.data));
  if (clash !== undefined) return `Two commands would have the same key: ${clash}.`;
  await setOwnKeys(user.id, parsed.data);
  return null;
}
