"use client";
import { useLayoutEffect } from "react";
import { type EarlyInput, enteredIn, type Field, pressedBy } from "@/components/shell/record-early-input";

/** How long a part of a page may take to hear after the rest of it, in milliseconds, and how often it is asked. */
const patience = 10_000;
const pause = 50;

/**
 * Whether React has taken an element over. It does so at once for an event that a person may have caused, and stops that
 * event where it cannot; this one means nothing to any field or button.
 */
function isTakenOver(element: HTMLElement): boolean {
  let came = false;
  const listening = new AbortController();
  element.addEventListener(
    "dragend",
    () => {
      came = true;
    },
    { signal: listening.signal },
  );
  element.dispatchEvent(new Event("dragend", { bubbles: true }));
  listening.abort();
  return came;
}

/** Enters something into a field as a person would. React hears of it only where it differs from what was set last. */
function enter(field: Field, entered: string | boolean): void {
  if (typeof entered === "boolean") {
    const box = field as HTMLInputElement;
    box.checked = !entered;
    // What a click makes of a radio button does not depend on what it was.
    if (entered || box.type === "checkbox") box.click();
  } else if (field instanceof HTMLSelectElement || field.type === "file") {
    if (field.type !== "file") field.value = entered;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  } else {
    field.value = entered === "" ? "0" : "";
    // React sees what is set on a field, but not what is set by way of its class.
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value")?.set?.call(field, entered);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

/** Does again what was entered and pressed, each as soon as its part of the page has been taken over. */
async function doAgain(fields: EarlyInput["fields"], pressed: EarlyInput["pressed"], until: number): Promise<void> {
  for (;;) {
    for (const [field, entered] of fields) {
      if (field.isConnected && !isTakenOver(field)) continue;
      fields.delete(field);
      if (field.isConnected) enter(field, entered);
    }
    for (const button of pressed) {
      if (button.isConnected && !isTakenOver(button)) continue;
      pressed.delete(button);
      if (button.isConnected) button.click();
    }
    if (fields.size + pressed.size === 0 || performance.now() > until) return;
    await new Promise((resolve) => setTimeout(resolve, pause));
    // Nobody but the person has touched these.
    for (const field of fields.keys()) fields.set(field, enteredIn(field));
  }
}

/** Goes on with buttons that are pressed while the rest of the page hears and their part does not: React drops these. */
function doMeanwhile(until: number): void {
  const press = (event: Event) => {
    const button = event.isTrusted ? pressedBy(event) : null;
    if (button && !isTakenOver(button)) doAgain(new Map(), new Set([button]), until);
  };
  window.addEventListener("click", press, true);
  setTimeout(() => window.removeEventListener("click", press, true), until - performance.now());
}

/**
 * The button on whose click React is just taking the page over, if React goes on with that click: it stops one that is
 * on a part which it cannot take over yet.
 */
async function pressedNow(): Promise<HTMLElement | null> {
  const { event } = window;
  // That a click was stopped can be told only while it is under way, here between its listeners.
  await null;
  return event?.type === "click" && !event.cancelBubble ? pressedBy(event) : null;
}

/** First after the present drawing has ended, and before any event of the person. */
async function begin({ fields, pressed }: EarlyInput, until: number): Promise<void> {
  const button = await pressedNow();
  if (button) pressed.delete(button);
  await doAgain(fields, pressed, until);
}

/**
 * Does once more what was typed, ticked, chosen or pressed before the page's scripts ran. React leaves what was entered
 * in the fields but tells nobody, so that a field whose value is kept in a state falls back to what it was at the first
 * drawing after; a button that was pressed would have done nothing.
 */
export function ReplayEarlyInput() {
  useLayoutEffect(() => {
    const early = window.earlyInput;
    if (!early) return;
    delete window.earlyInput;
    early.stop();
    const until = performance.now() + patience;
    begin(early, until);
    doMeanwhile(until);
  }, []);
  return null;
}
