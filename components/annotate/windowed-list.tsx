"use client";
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from "react";
import { rootScale } from "@/components/ui/root-scale";

/** Of a row, in pixels at the usual size of text. */
const usualHeight = 28;
/** Rows that are drawn beyond those in view, on either side. */
const spare = 10;
/** Rows of the first HTML, before the height of the list is known. */
const atFirst = 24;

/** A list of rows of one line each, however many: those in view are drawn, and the one at `here` is kept in view. */
export function WindowedList<T>({
  items,
  keyOf,
  here,
  name,
  grows,
  children,
}: {
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string | number;
  /** Place of the row that matters; -1 for none. */
  readonly here: number;
  /** Of the list, for screen readers. */
  readonly name: string;
  /** Whether the list takes all the height there is, or as much as its rows need. */
  readonly grows: boolean;
  readonly children: (item: T, place: number) => ReactNode;
}) {
  const list = useRef<HTMLOListElement>(null);
  const [drawn, setDrawn] = useState({ from: 0, until: atFirst });
  const [rowHeight, setRowHeight] = useState(usualHeight);
  const look = () => {
    const element = list.current;
    if (!element) return;
    const high = usualHeight * rootScale();
    setRowHeight(high);
    const from = Math.max(0, Math.floor(element.scrollTop / high) - spare);
    const until = Math.ceil((element.scrollTop + element.clientHeight) / high) + spare;
    setDrawn((before) => (before.from === from && before.until === until ? before : { from, until }));
  };
  const sized = useEffectEvent(look);
  useEffect(() => {
    if (!list.current) return;
    const observer = new ResizeObserver(() => sized());
    observer.observe(list.current);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    const element = list.current;
    if (!element || here < 0) return;
    const y = here * rowHeight;
    const visible = y >= element.scrollTop && y + rowHeight <= element.scrollTop + element.clientHeight;
    if (!visible) element.scrollTop = Math.max(0, y - element.clientHeight / 3);
  }, [here, rowHeight]);
  return (
    <ol
      ref={list}
      aria-label={name}
      onScroll={look}
      className={`relative overflow-y-auto ${grows ? "min-h-24 flex-[1_1_0]" : "min-h-0"}`}
    >
      <li aria-hidden="true" style={{ height: items.length * rowHeight }} />
      {items.slice(drawn.from, drawn.until).map((item, place) => (
        <li
          key={keyOf(item)}
          aria-setsize={items.length}
          aria-posinset={drawn.from + place + 1}
          className="absolute inset-x-0"
          style={{ top: (drawn.from + place) * rowHeight }}
        >
          {children(item, drawn.from + place)}
        </li>
      ))}
    </ol>
  );
}
