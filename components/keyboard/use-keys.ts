"use client";
import { useEffect, useEffectEvent } from "react";
import type { CommandId, Situation } from "@/components/keyboard/commands";
import { matchPress, pressName } from "@/components/keyboard/key-matcher";
import type { Keymap } from "@/components/keyboard/keymap";

/** How long the first key of a sequence waits for the second. */
const patience = 1_500;

const typing = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]";
/** What acts on Enter and Space by itself. */
const pressable = "button, a[href], summary, input, [role=button], [role=radio], [role=menuitem], [role=slider]";

/** Whether a press belongs to what has the focus instead of to the commands. */
function isTaken(event: KeyboardEvent, name: string): boolean {
  const target = event.target instanceof Element ? event.target : null;
  if (event.defaultPrevented || event.isComposing || target?.closest("[role=dialog], [role=menu]")) return true;
  if (target?.closest(typing)) return name !== "Escape" && name !== "Shift+Enter";
  const acts = name === "Enter" || name === "Space" || name.startsWith("Arrow");
  return acts && Boolean(target?.closest(pressable));
}

/** What is pressed along with another key, and is none by itself. */
export const modifierKeys: readonly string[] = ["Shift", "Control", "Alt", "Meta", "AltGraph"];

/** Turns key presses anywhere on the page into commands, except while somebody types. */
export function useKeys(
  keymap: () => Keymap,
  situations: () => ReadonlySet<Situation>,
  run: (id: CommandId) => void,
): void {
  const map = useEffectEvent(keymap);
  const holds = useEffectEvent(situations);
  const act = useEffectEvent(run);
  useEffect(() => {
    let begun = "";
    let began = 0;
    const onKeyDown = (event: KeyboardEvent) => {
      if (modifierKeys.includes(event.key)) return;
      const { key, code, shiftKey, altKey, ctrlKey, metaKey, timeStamp } = event;
      const altGraph = event.getModifierState("AltGraph");
      const name = pressName({ key, code, shiftKey, altKey, ctrlKey, metaKey, altGraph }, map());
      if (isTaken(event, name)) return;
      const match = matchPress(name, timeStamp - began < patience ? begun : "", holds(), map());
      begun = match.begun;
      began = timeStamp;
      if (match.command === null && match.begun === "") return;
      event.preventDefault();
      if (match.command !== null) act(match.command);
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}
