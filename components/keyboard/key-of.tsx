"use client";
import { useSession } from "@/components/annotate/session-context";
import { useStore } from "@/components/annotate/store";
import { type CommandId, keyGlyph } from "@/components/keyboard/commands";
import { Keycap } from "@/components/ui/keycap";

/** The key of a command, as it is now; nothing where it has none. */
export function KeyOf({
  command,
  silent = false,
}: {
  readonly command: CommandId;
  /** Where the button around it is called by its words alone. */
  readonly silent?: boolean;
}) {
  const session = useSession();
  const key = useStore(session.keys.keymap, ({ commands }) => commands.find(({ id }) => id === command)?.keys[0]);
  if (key === undefined) return null;
  const cap = <Keycap>{key.split(" ").map(keyGlyph).join(" ")}</Keycap>;
  return silent ? <span aria-hidden="true">{cap}</span> : cap;
}
