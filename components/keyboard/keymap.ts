/** The commands with the keys that one person gave them, and which keys would stand in each other's way. Pure. */
import { z } from "zod";
import { type Command, type CommandId, commandList, commands, type Situation } from "@/components/keyboard/commands";

const commandIds = Object.keys(commands) as [CommandId, ...CommandId[]];

/** Keys of one's own by command; what is not there has the keys of the table. */
export const ownKeysSchema = z.partialRecord(z.enum(commandIds), z.array(z.string().min(1).max(40)).max(4));
export type OwnKeys = Readonly<Partial<Record<CommandId, readonly string[]>>>;

/** Keys as they were kept; commands that there are no more are nobody's. */
export function keptKeys(kept: Readonly<Record<string, readonly string[]>>): OwnKeys {
  return Object.fromEntries(Object.entries(kept).filter(([id]) => id in commands));
}

export interface Keymap {
  readonly commands: readonly Command[];
  /** All single keys that mean something. */
  readonly keys: ReadonlySet<string>;
}

/** Escape always leads back: whoever is lost tries it first. */
export const fixed: readonly CommandId[] = ["back"];

export function keymapOf(own: OwnKeys): Keymap {
  const all = commandList.map((command) => {
    const keys = fixed.includes(command.id) ? undefined : own[command.id];
    return keys === undefined ? command : { ...command, keys };
  });
  return { commands: all, keys: new Set(all.flatMap(({ keys }) => keys.flatMap((key) => key.split(" ")))) };
}

export const tableKeymap = keymapOf({});

/** States of their own, whose keys stand before all others; the rest hold at the same time. */
const exclusive: readonly Situation[] = ["stroke", "caret"];
/** A review is a draft, with or without a chosen label, or submitted; never both. */
const never: readonly (readonly [Situation, Situation])[] = [
  ["draft", "submitted"],
  ["label", "submitted"],
];

/** Whether a key can mean only one of two commands because both may be there at once. */
function meet(one: Situation, other: Situation): boolean {
  if (one === other) return true;
  if (exclusive.includes(one) || exclusive.includes(other)) return false;
  return !never.some(([a, b]) => (a === one && b === other) || (a === other && b === one));
}

const inTheWay = (one: string, other: string) =>
  one === other || one.startsWith(`${other} `) || other.startsWith(`${one} `);

/** The command that holds a key which another one is to have; null where the key is free. */
export function holderOf({ commands: all }: Keymap, id: CommandId, key: string): Command | null {
  const { when } = commands[id];
  return (
    all.find(
      (other) => other.id !== id && meet(when, other.when) && other.keys.some((their) => inTheWay(key, their)),
    ) ?? null
  );
}

/** Pairs of commands that want the same key at the same time, in words. */
export function clashesOf(keymap: Keymap): string[] {
  return keymap.commands.flatMap(({ id, keys }) =>
    keys.flatMap((key) => {
      const holder = holderOf(keymap, id, key);
      return holder ? [`${id} and ${holder.id}: ${key}`] : [];
    }),
  );
}
