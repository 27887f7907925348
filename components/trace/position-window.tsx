"use client";
import { useEffect, useRef } from "react";
import { goBy, goTo } from "@/components/annotate/actions/reading";
import { useSession } from "@/components/annotate/session-context";
import type { RunAxis } from "@/components/trace/run-axis";

const moves: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, PageUp: -10, PageDown: 10 };

/** What is in view, as a window over the lanes. It follows the reader without a render, and leads it when dragged. */
export function PositionWindow({
  axis,
  top,
  height,
  onGo,
}: {
  readonly axis: RunAxis;
  readonly top: number;
  readonly height: number;
  readonly onGo: (x: number) => void;
}) {
  const session = useSession();
  const pane = useRef<HTMLDivElement>(null);
  /** How far behind the left edge of the pane it was taken hold of. */
  const held = useRef(0);
  useEffect(() => {
    const follow = () => {
      const { first, last } = session.scroller.inView();
      if (!pane.current) return;
      const start = axis.start(first);
      pane.current.style.left = `${start * 100}%`;
      pane.current.style.visibility = "visible";
      pane.current.style.width = `${(axis.start(last + 1) - start) * 100}%`;
      pane.current.parentElement?.setAttribute("aria-valuenow", String(first));
      pane.current.parentElement?.setAttribute("aria-valuetext", `steps ${first} to ${last} of ${session.count}`);
    };
    follow();
    const stops = [session.scroller.subscribeMove(follow), session.scroller.subscribeWindow(follow)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [session, axis]);
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label="Position in the run"
      aria-valuemin={0}
      aria-valuemax={Math.max(0, session.count - 1)}
      aria-valuenow={0}
      className="absolute inset-0 cursor-pointer touch-none"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
        const { offsetLeft = 0, offsetWidth = 0 } = pane.current ?? {};
        // Taken hold of, the pane moves with the pointer; beside it, it comes.
        const inside = x >= offsetLeft && x <= offsetLeft + offsetWidth;
        held.current = inside ? x - offsetLeft : 0;
        if (!inside) onGo(x);
      }}
      onPointerMove={(event) => {
        if (event.buttons === 0) return;
        onGo(event.clientX - event.currentTarget.getBoundingClientRect().left - held.current);
      }}
      // Whoever points here means the text; by key one stays on the slider.
      onPointerUp={() => session.focusReader()}
      onKeyDown={(event) => {
        const move = moves[event.key];
        if (move !== undefined) goBy(session, move);
        else if (event.key === "Home") goTo(session, 0);
        else if (event.key === "End") goTo(session, session.count - 1);
        else return;
        event.preventDefault();
      }}
    >
      <div
        ref={pane}
        className="pointer-events-none absolute min-w-1 rounded border border-focus/50 bg-focus/8"
        // Where it belongs is known once the reader has been measured.
        style={{ top, height, visibility: "hidden" }}
      />
    </div>
  );
}
