"use client";
import { useEffect, useRef } from "react";
import { goBy, goTo } from "@/components/annotate/actions/reading";
import { useSession } from "@/components/annotate/session-context";

const moves: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, PageUp: -10, PageDown: 10 };

/** What is in view, as a window over the lanes. It follows the reader without a render, and leads it when dragged. */
export function PositionWindow({
  top,
  height,
  onGo,
}: {
  readonly top: number;
  readonly height: number;
  readonly onGo: (x: number) => void;
}) {
  const session = useSession();
  const pane = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const follow = () => {
      const { first, last } = session.scroller.inView();
      const count = Math.max(1, session.count);
      if (!pane.current) return;
      pane.current.style.left = `${(first / count) * 100}%`;
      pane.current.style.width = `${((last + 1 - first) / count) * 100}%`;
      pane.current.parentElement?.setAttribute("aria-valuenow", String(first));
      pane.current.parentElement?.setAttribute("aria-valuetext", `steps ${first} to ${last} of ${session.count}`);
    };
    follow();
    const stops = [session.scroller.subscribeMove(follow), session.scroller.subscribeWindow(follow)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [session]);
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
        onGo(event.nativeEvent.offsetX);
      }}
      onPointerMove={(event) => {
        if (event.buttons === 0) return;
        onGo(event.clientX - event.currentTarget.getBoundingClientRect().left);
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
        style={{ top, height }}
      />
    </div>
  );
}
