"use client";
import { type RefObject, useEffect } from "react";
import { extendTo } from "@/components/annotate/actions/labelling";
import type { Session } from "@/components/annotate/session";
import { pointOf } from "@/components/trace/text-points";
import { trimmed } from "@/lib/reviews/caret";
import { comparePoints, type Point } from "@/lib/reviews/segment-geometry";

/** What the browser has selected in the text, as places of the trace; null for nothing. */
function selectedText(frame: HTMLElement): readonly [Point, Point] | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!frame.contains(range.startContainer) && !frame.contains(range.endContainer)) return null;
  const from = pointOf(frame, range.startContainer, range.startOffset, "start");
  const to = pointOf(frame, range.endContainer, range.endOffset, "end");
  return from && to && comparePoints(from, to) < 0 ? [from, to] : null;
}

/** A selection within one step loses the white space that a mouse takes along. */
function tidied(session: Session, [from, to]: readonly [Point, Point]): readonly [Point, Point] {
  if (from.step !== to.step) return [from, to];
  const text = session.text.text(from.step, from.offset, to.offset);
  if (text === null) return [from, to];
  const { start, end } = trimmed(text, 0, to.offset - from.offset);
  const { step, offset } = from;
  return [
    { step, offset: offset + start },
    { step, offset: offset + end },
  ];
}

/** A click on labelled text chooses the label; a further one the next of those that lie over each other. */
function chooseAt(session: Session, frame: HTMLElement): void {
  const selection = getSelection();
  if (!selection?.anchorNode || !frame.contains(selection.anchorNode)) return;
  const point = pointOf(frame, selection.anchorNode, selection.anchorOffset, "start");
  if (!point) return;
  const under = session.labels
    .get()
    .at(point)
    .filter(({ by }) => by === null);
  if (under.length === 0) return;
  const { chosen } = session.screen.get().place;
  const next = under[(under.findIndex(({ label }) => label.id === chosen) + 1) % under.length];
  if (next) session.move({ type: "choose", label: next.label.id });
}

/** Mouse and touch in the reader: focusing steps, selecting text, choosing labels, copying what is selected. */
export function useReaderPointer(session: Session, view: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const reader = view.current;
    if (!reader) return;
    let pressed = false;
    /** Whether what is selected has changed since it was taken. */
    let changed = false;
    let waiting: ReturnType<typeof setTimeout> | undefined;

    const takeSelection = () => {
      changed = false;
      const found = session.frame && selectedText(session.frame);
      if (!found) return;
      const [anchor, head] = tidied(session, found);
      session.move({ type: "select", selection: { kind: "text", anchor, head, keys: "off" } });
    };
    const onDown = ({ pointerType }: PointerEvent) => {
      pressed = pointerType === "mouse";
    };
    const onMouseDown = (event: MouseEvent) => {
      // Shift and a click take in steps; the browser would select the text up to here.
      if (event.shiftKey) event.preventDefault();
    };
    const onUp = () => {
      // The browser settles what is selected right after the button is let go, wherever that is.
      if (pressed) setTimeout(takeSelection);
      pressed = false;
    };
    const onClick = (event: MouseEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      const article = target?.closest<HTMLElement>("[data-article]");
      if (!article || target?.closest("button, a, pre") || getSelection()?.isCollapsed === false) return;
      const step = Number(article.dataset.article);
      if (event.shiftKey) return extendTo(session, step);
      session.move({ type: "go", step });
      if (session.frame) chooseAt(session, session.frame);
    };
    // By touch or by the browser's own keys a selection is made without a click.
    const onSelection = () => {
      changed = true;
      clearTimeout(waiting);
      if (!pressed) waiting = setTimeout(takeSelection, 250);
    };
    // A key is meant for what one sees selected, however late the browser tells of it.
    const onKey = () => {
      if (changed && !pressed) takeSelection();
    };
    const onCopy = (event: ClipboardEvent) => {
      const { selection } = session.screen.get().place;
      if (selection?.kind !== "text" || !(event.target instanceof Node) || !reader.contains(event.target)) return;
      const [from, to] = [selection.anchor, selection.head].sort(comparePoints);
      if (!from || !to || from.step !== to.step) return;
      const text = session.text.text(from.step, from.offset, to.offset);
      if (text === null) return;
      event.clipboardData?.setData("text/plain", text);
      event.preventDefault();
    };

    reader.addEventListener("pointerdown", onDown);
    reader.addEventListener("mousedown", onMouseDown);
    document.addEventListener("pointerup", onUp);
    reader.addEventListener("click", onClick);
    document.addEventListener("selectionchange", onSelection);
    document.addEventListener("keydown", onKey, true);
    document.addEventListener("copy", onCopy);
    return () => {
      clearTimeout(waiting);
      reader.removeEventListener("pointerdown", onDown);
      reader.removeEventListener("mousedown", onMouseDown);
      document.removeEventListener("pointerup", onUp);
      reader.removeEventListener("click", onClick);
      document.removeEventListener("selectionchange", onSelection);
      document.removeEventListener("keydown", onKey, true);
      document.removeEventListener("copy", onCopy);
    };
  }, [session, view]);
}
