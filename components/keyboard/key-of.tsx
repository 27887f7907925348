"use client";
import { useSession } from "@/components/annotate/session-context";
import { useStore } from "@/components/annotate/store";
import { type CommandId, keyGlyph } from "@/components/keyboard/commands";
import { Keycap } from "@/components/ui/keycap";

/** The key of a command, as it is now; nothing where it has none. */
export function KeyOf({ command }: { readonly command: CommandId }) {
  const session = useSession();
  const key = useStore(session.keys.keymap, ({ commands }) => commands.find(({ id }) => id === command)?.keys[0]);
  return key === undefined ? null : <Keycap>{key.split(" ").map(keyGlyph).join(" ")}</Keycap>;
}
