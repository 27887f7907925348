"use client";
import { useEffect, useLayoutEffect, useRef, useSyncExternalStore } from "react";
import { useSession } from "@/components/annotate/session-context";
import { useStore } from "@/components/annotate/store";
import { HiddenSteps } from "@/components/trace/filter/hidden-row";
import { paintedHits } from "@/components/trace/find/painted-hits";
import { clearPaint, paint } from "@/components/trace/highlights";
import { paintedOf } from "@/components/trace/painted";
import { StepArticle } from "@/components/trace/step-article";
import { boxOf } from "@/components/trace/text-points";
import { twinOf } from "@/components/trace/twins";
import { useReaderPointer } from "@/components/trace/use-reader-pointer";
import { wantedFor } from "@/components/trace/wanted";
import { targetOf } from "@/lib/reviews/place";
import type { WireStep } from "@/lib/traces/step-schema";

/** The steps, as far as they are in or near the view. */
export function Reader() {
  "use no memo"; // draws from the layout and the texts, which change under it and say so through the two hooks below
  const session = useSession();
  const { scroller, layout, text } = session;
  const view = useRef<HTMLElement>(null);
  const spacer = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const stretches = useSyncExternalStore(scroller.subscribeWindow, scroller.window, scroller.window);
  const version = useSyncExternalStore(text.subscribe, text.version, text.version);
  const outline = useStore(session.outline, (known) => known);
  const place = useStore(session.screen, (screen) => screen.place);
  const labels = useStore(session.labels, (index) => index);
  const raw = useStore(session.view, (shown) => shown.raw);
  const format = useStore(session.view, (shown) => shown.format);
  const found = useStore(session.finder.store, (state) => state);
  const callOf = (step: number) => outline?.call[step] ?? callAmong(session.input.firstSteps, step);
  const target = place.selection === null ? null : targetOf(place);

  useLayoutEffect(() => {
    if (!view.current || !spacer.current || !frame.current) return;
    session.frame = frame.current;
    return scroller.attach(view.current, spacer.current, frame.current);
  }, [session, scroller]);

  // What was drawn is measured, painted over and brought into view before anybody sees it.
  useLayoutEffect(() => {
    scroller.measure();
    if (!frame.current) return;
    paint(frame.current, [...paintedOf(stretches, labels, place), ...paintedHits(found, stretches, layout, text)]);
    const box = session.awaited && boxOf(frame.current, session.awaited);
    if (!box) return;
    session.awaited = null;
    scroller.bring(box, 0.3);
  });

  useEffect(() => text.want(wantedFor(stretches, layout, text, session.count)));
  useEffect(() => clearPaint, []);
  useReaderPointer(session, view);

  useEffect(() => {
    session.focusReader = () => {
      const article = frame.current?.querySelector<HTMLElement>(`[data-article="${session.screen.get().place.step}"]`);
      (article ?? view.current)?.focus({ preventScroll: true });
    };
  }, [session]);
  // The focus follows the focused step; where that is not drawn the reader itself keeps it.
  useEffect(() => {
    const active = document.activeElement;
    const free = active === null || active === document.body || active === view.current;
    const onStep = active instanceof HTMLElement && active.dataset.article !== undefined;
    if (free || onStep) session.focusReader();
  });

  return (
    <section
      ref={view}
      data-reader
      aria-label="Steps"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by key
      tabIndex={0}
      className="relative min-h-0 flex-1 overflow-y-auto outline-none"
    >
      <div ref={spacer} aria-hidden="true" />
      <div
        ref={frame}
        role="feed"
        style={scroller.still}
        className="absolute inset-x-0 mx-auto max-w-[54rem] px-1 pt-2 sm:px-2"
      >
        {stretches.map((stretch) => {
          const { step } = stretch;
          const [row] = layout.rows(step);
          if (row?.kind === "hidden") return <HiddenSteps key={`hidden ${step}`} first={step} last={row.last} />;
          const marks = labels.on(step);
          const call = callOf(step);
          return (
            <StepArticle
              key={step}
              {...stretch}
              loaded={text.step(step)}
              marks={marks}
              focused={place.step === step}
              selected={
                target?.kind === "trace" || (target?.kind === "steps" && target.first <= step && step <= target.last)
              }
              chosen={marks.some(({ label }) => label.id === place.chosen) ? place.chosen : null}
              rawOpen={raw.has(step)}
              format={format}
              twin={outline ? twinOf(outline, text, step) : null}
              call={call}
              under={call >= 0 && isRightUnder(step, call, callOf)}
              generation={layout.generation}
              version={version}
            />
          );
        })}
      </div>
      {text.failing && (
        <p
          role="status"
          className="sticky bottom-3 mx-auto w-fit rounded-md border border-bad/40 bg-bad-tint px-3 py-1.5"
        >
          Some steps could not be read. Trying again …
        </p>
      )}
    </section>
  );
}

/** The step with the call that a tool result answers, as far as the first steps tell before the outline is there; else -1. */
function callAmong(steps: readonly WireStep[], result: number): number {
  const answers = steps.find(({ index }) => index === result)?.answers ?? null;
  if (answers === null) return -1;
  const call = steps.find(({ index, toolCalls }) => index < result && toolCalls.some(({ id }) => id === answers));
  return call?.index ?? -1;
}

/** Whether only answers to the same call stand between a call and this answer to it. */
function isRightUnder(step: number, call: number, callOf: (step: number) => number): boolean {
  for (let between = step - 1; between > call; between -= 1) if (callOf(between) !== call) return false;
  return true;
}
