import { Store } from "@/components/annotate/store";
import type { CommandId } from "@/components/keyboard/commands";
import { type Keymap, keymapOf, type OwnKeys } from "@/components/keyboard/keymap";

/** Keeps keys on the server; answers with what is wrong, or null. */
export type SaveKeys = (own: OwnKeys) => Promise<string | null>;

/** The keys of whoever sits here, for all screens of the tab. */
export interface KeyStore {
  readonly own: Store<OwnKeys, OwnKeys>;
  readonly keymap: Store<Keymap, Keymap>;
}

function newStore(initial: OwnKeys): KeyStore {
  const own = new Store<OwnKeys, OwnKeys>(initial, (_, next) => next);
  const keymap = new Store<Keymap, Keymap>(keymapOf(initial), (_, next) => next);
  own.subscribe((_, next) => keymap.dispatch(keymapOf(next)));
  return { own, keymap };
}

let tab: KeyStore | null = null;

/** One for the whole tab, which belongs to one person; on the server one for each page. */
export function keyStore(initial: OwnKeys): KeyStore {
  if (typeof window === "undefined") return newStore(initial);
  tab ??= newStore(initial);
  return tab;
}

/** Keys with one command's changed; null gives it back its own. */
export function withKeys(own: OwnKeys, id: CommandId, keys: readonly string[] | null): OwnKeys {
  const { [id]: _, ...rest } = own;
  return keys === null ? rest : { ...rest, [id]: keys };
}
