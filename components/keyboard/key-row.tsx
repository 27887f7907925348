"use client";
import { useEffect, useEffectEvent } from "react";
import { type CommandId, keyGlyph, type Situation } from "@/components/keyboard/commands";
import { pressName } from "@/components/keyboard/key-matcher";
import { fixed, type Keymap } from "@/components/keyboard/keymap";
import { modifierKeys } from "@/components/keyboard/use-keys";
import { Keycap } from "@/components/ui/keycap";

export interface Row {
  readonly title: string;
  readonly when: Situation;
  readonly ids: readonly CommandId[];
  readonly keys: readonly string[];
}

/** Waits for the next key that is pressed, whatever has the focus. */
function NextKey({
  keymap,
  onKey,
}: {
  readonly keymap: Keymap;
  /** Null where Escape was pressed. */
  readonly onKey: (key: string | null) => void;
}) {
  const taken = useEffectEvent((event: KeyboardEvent) => {
    if (modifierKeys.includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    const { key, code, shiftKey, altKey, ctrlKey, metaKey } = event;
    const altGraph = event.getModifierState("AltGraph");
    const name = pressName({ key, code, shiftKey, altKey, ctrlKey, metaKey, altGraph }, keymap);
    onKey(name === "Escape" ? null : name);
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => taken(event);
    addEventListener("keydown", onKeyDown, { capture: true });
    return () => removeEventListener("keydown", onKeyDown, { capture: true });
  }, []);
  return (
    <span role="status" className="text-focus text-xs">
      Press a key, or Esc
    </span>
  );
}

/** A command with its keys; pressing them asks for another one. */
export function KeyRow({
  row: { title, ids, keys },
  valid,
  own,
  asked,
  keymap,
  onAsk,
  onKey,
  onGiveBack,
}: {
  readonly row: Row;
  readonly valid: boolean;
  /** Whether the person gave it keys. */
  readonly own: boolean;
  readonly asked: boolean;
  readonly keymap: Keymap;
  readonly onAsk: (id: CommandId | null) => void;
  readonly onKey: (id: CommandId, key: string) => void;
  readonly onGiveBack: (id: CommandId) => void;
}) {
  const [id] = ids;
  const mayChange = id !== undefined && ids.length === 1 && !fixed.includes(id);
  const caps = keys.map((key, place) => (
    <span key={key}>
      {place > 0 && <span className="sr-only"> or </span>}
      <Keycap>{key.split(" ").map(keyGlyph).join(" ")}</Keycap>
    </span>
  ));
  return (
    <div className="flex items-center justify-between gap-3 py-0.5">
      <dt className={valid ? "" : "text-ink-faint"}>{title}</dt>
      <dd className="flex shrink-0 items-center gap-2">
        {own && id !== undefined && (
          <button type="button" className="text-ink-soft text-xs underline" onClick={() => onGiveBack(id)}>
            Back<span className="sr-only"> to the usual key: {title}</span>
          </button>
        )}
        {asked && id !== undefined && (
          <NextKey keymap={keymap} onKey={(key) => (key === null ? onAsk(null) : onKey(id, key))} />
        )}
        {!asked && mayChange && (
          <button
            type="button"
            className="flex min-h-6 items-center gap-1 rounded hover:outline-1 hover:outline-line-strong"
            onClick={() => onAsk(id)}
          >
            <span className="sr-only">Change the key of “{title}”, now </span>
            {caps}
          </button>
        )}
        {!asked && !mayChange && <span className="flex items-center gap-1">{caps}</span>}
      </dd>
    </div>
  );
}
