/** From key presses to commands, whatever the keyboard's layout. Pure. */
import { type Command, type CommandId, type Situation, situations } from "@/components/keyboard/commands";
import { type Keymap, tableKeymap } from "@/components/keyboard/keymap";

/** What a press needs to say; a part of the browser's KeyboardEvent. */
export interface Press {
  readonly key: string;
  readonly code: string;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  /** Whether AltGr is down, which Windows reports as Ctrl and Alt. */
  readonly altGraph: boolean;
}

/**
 * The name of what was pressed, as the table writes it. Characters count as
 * typed, so `!` and `[` are found wherever a layout has them; digits are also
 * found by their place (the French row types them with Shift), and letters by
 * theirs where the layout is not Latin.
 */
export function pressName(press: Press, { keys }: Keymap = tableKeymap): string {
  const { key, code } = press;
  const mod = (press.ctrlKey || press.metaKey) && !press.altGraph;
  if (mod) return `Mod+${press.shiftKey ? "Shift+" : ""}${latin(key, code).toLowerCase()}`;
  if (key === " ") return "Space";
  if (key.length > 1) return `${press.altKey ? "Alt+" : ""}${press.shiftKey ? "Shift+" : ""}${key}`;
  if (keys.has(key)) return key;
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  if (digit !== undefined && !press.shiftKey) return digit;
  return latin(key, code);
}

function latin(key: string, code: string): string {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  // Only where the layout types something that no Latin keyboard does.
  if (letter === undefined || key.charCodeAt(0) < 0x250) return key;
  return key === key.toLowerCase() ? letter.toLowerCase() : letter;
}

export interface Match {
  readonly command: CommandId | null;
  /** First key of a sequence that has begun; empty for none. */
  readonly begun: string;
}

/** The command that a press gives after `begun`, in these situations; the most particular situation has the first word. */
export function matchPress(
  name: string,
  begun: string,
  holds: ReadonlySet<Situation>,
  keymap: Keymap = tableKeymap,
): Match {
  const whole = begun === "" ? name : `${begun} ${name}`;
  for (const situation of situations) {
    if (!holds.has(situation)) continue;
    const found = keymap.commands.find((command) => command.when === situation && command.keys.includes(whole));
    if (found) return { command: found.id, begun: "" };
  }
  const begins = (command: Command) =>
    holds.has(command.when) && command.keys.some((key) => key.startsWith(`${whole} `));
  if (keymap.commands.some(begins)) return { command: null, begun: whole };
  return begun === "" ? { command: null, begun: "" } : matchPress(name, "", holds, keymap);
}
