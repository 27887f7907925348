"use client";
import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useState } from "react";
import { commandActions } from "@/components/annotate/actions/command-actions";
import { followTextChoice } from "@/components/annotate/actions/formatting";
import { showTarget } from "@/components/annotate/actions/reading";
import { fetchAhead } from "@/components/annotate/ahead";
import { Announcement } from "@/components/annotate/announcement";
import { fetchCodebook } from "@/components/annotate/codebook-text";
import { CommandPalette } from "@/components/annotate/command-palette";
import type { Progress } from "@/components/annotate/desk";
import { followHistory } from "@/components/annotate/follow-history";
import { keepReading } from "@/components/annotate/keep-reading";
import { Session, type SessionInput } from "@/components/annotate/session";
import { SessionContext } from "@/components/annotate/session-context";
import { LabelPanel, OutlinePanel, PanelBar } from "@/components/annotate/side-panels";
import { situationsOf } from "@/components/annotate/situations";
import { stayFresh } from "@/components/annotate/stay-fresh";
import { useStore } from "@/components/annotate/store";
import type { CommandId } from "@/components/keyboard/commands";
import { KeySheet } from "@/components/keyboard/key-sheet";
import { useKeys } from "@/components/keyboard/use-keys";
import { CompareSteps } from "@/components/trace/compare-steps";
import { FilterBar } from "@/components/trace/filter/filter-bar";
import { FindBar } from "@/components/trace/find/find-bar";
import { Lanes } from "@/components/trace/lanes";
import { Reader } from "@/components/trace/reader";
import { TraceHeader } from "@/components/trace/trace-header";
import { classNames } from "@/components/ui/class-names";
import { parseFragment } from "@/lib/reviews/deep-link";

/** The annotating screen. */
export function Workspace({
  input,
  progress,
  onProgress,
}: {
  readonly input: SessionInput;
  readonly progress: Progress;
  readonly onProgress: (progress: Progress) => void;
}) {
  const [session] = useState(() => new Session(input));
  const router = useRouter();
  const help = useStore(session.view, (view) => view.help);
  useEffect(() => session.connect(), [session]);
  useEffect(() => followHistory(session), [session]);
  useEffect(() => keepReading(session), [session]);
  useEffect(() => stayFresh(session), [session]);
  const ahead = useEffectEvent(async () => onProgress(await fetchAhead(session)));
  useEffect(() => {
    if (!session.input.mayAnnotate) return;
    // After what this trace needs itself. Where they fail, they are asked for again when they are wanted.
    const timer = setTimeout(() => {
      void fetchCodebook().catch(() => {});
      if (!session.settling) void ahead().catch(() => {});
    }, 1_500);
    return () => clearTimeout(timer);
  }, [session]);
  useEffect(() => followTextChoice(session), [session]);
  useEffect(() => followAddress(session), [session]);
  const run = (id: CommandId) => void commandActions[id](session, (path) => router.push(path));
  useKeys(session.keys.keymap.get, () => situationsOf(session), run);
  return (
    <SessionContext value={session}>
      <div data-workspace className="flex h-full flex-col">
        <header className="border-line border-b">
          <TraceHeader progress={progress} />
          <Lanes />
        </header>
        <div
          className={classNames(
            "grid min-h-0 flex-1 grid-cols-1 grid-rows-1",
            session.settling
              ? "lg:grid-cols-[13rem_minmax(0,1fr)_25rem]"
              : "lg:grid-cols-[min(13rem,18vw)_minmax(0,1fr)_min(21.5rem,32vw)]",
          )}
        >
          <OutlinePanel />
          <div className="flex min-h-0 min-w-0 flex-col">
            <FilterBar />
            <FindBar />
            <Reader />
          </div>
          <LabelPanel />
        </div>
        <PanelBar />
        <CompareSteps />
        <Announcement />
        <CommandPalette run={run} />
        <KeySheet
          open={help}
          holds={help ? situationsOf(session) : new Set()}
          onClose={() => session.view.dispatch({ help: false })}
        />
      </div>
    </SessionContext>
  );
}

/** Goes to the place that the address names, now and whenever it changes. */
function followAddress(session: Session): () => void {
  const follow = () => {
    const linked = parseFragment(location.hash);
    if (linked === null || linked.from.step >= session.count) return;
    const { from, to } = linked;
    if (to === null) return showTarget(session, { kind: "steps", first: from.step, last: from.step });
    const target = { kind: "text", from, to } as const;
    session.view.dispatch({ linked: target });
    showTarget(session, target);
    session.move({ type: "select", selection: { kind: "text", anchor: from, head: to, keys: "off" } });
  };
  follow();
  addEventListener("hashchange", follow);
  return () => removeEventListener("hashchange", follow);
}
