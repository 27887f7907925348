import { flushSync } from "react-dom";

/**
 * Draws what was just asked for and gives the focus to a part of it, all before the next key: what is typed next is
 * meant for it, and would be commands otherwise, however long the machine takes for a frame.
 */
export function focusDrawn(selector: string): HTMLElement | null {
  flushSync(() => {});
  const part = document.querySelector<HTMLElement>(selector);
  part?.focus();
  return part;
}
