"use client";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { commandActions } from "@/components/annotate/actions/command-actions";
import { followTextChoice } from "@/components/annotate/actions/formatting";
import { showTarget } from "@/components/annotate/actions/reading";
import { Session, type SessionInput } from "@/components/annotate/session";
import { SessionContext } from "@/components/annotate/session-context";
import { LabelPanel, OutlinePanel, PanelBar } from "@/components/annotate/side-panels";
import { useStore } from "@/components/annotate/store";
import type { Situation } from "@/components/keyboard/commands";
import { KeySheet } from "@/components/keyboard/key-sheet";
import { useKeys } from "@/components/keyboard/use-keys";
import { CompareSteps } from "@/components/trace/compare-steps";
import { FindBar } from "@/components/trace/find/find-bar";
import { Lanes } from "@/components/trace/lanes";
import { Reader } from "@/components/trace/reader";
import { TraceHeader } from "@/components/trace/trace-header";
import { parseFragment } from "@/lib/reviews/deep-link";

/** The annotating screen. */
export function Workspace({
  input,
  progress,
}: {
  readonly input: SessionInput;
  readonly progress: { readonly done: number; readonly all: number };
}) {
  const [session] = useState(() => new Session(input));
  const router = useRouter();
  const help = useStore(session.view, (view) => view.help);
  useEffect(() => session.connect(), [session]);
  useEffect(() => followTextChoice(session), [session]);
  useEffect(() => followAddress(session), [session]);
  useKeys(
    () => situationsOf(session),
    (id) => commandActions[id](session, (path) => router.push(path)),
  );
  return (
    <SessionContext value={session}>
      <div data-workspace className="flex h-full flex-col">
        <header className="border-line border-b">
          <TraceHeader progress={progress} />
          <Lanes />
        </header>
        <div className="grid min-h-0 flex-1 grid-cols-1 grid-rows-1 lg:grid-cols-[13rem_minmax(0,1fr)_21.5rem]">
          <OutlinePanel />
          <div className="flex min-h-0 min-w-0 flex-col">
            <FindBar />
            <Reader />
          </div>
          <LabelPanel />
        </div>
        <PanelBar />
        <CompareSteps />
        <Announcements session={session} />
        <KeySheet
          open={help}
          holds={help ? situationsOf(session) : new Set()}
          onClose={() => session.view.dispatch({ help: false })}
        />
      </div>
    </SessionContext>
  );
}

function situationsOf(session: Session): ReadonlySet<Situation> {
  const { place } = session.screen.get();
  const holds = new Set<Situation>(["always"]);
  if (!session.editable) {
    if (session.input.mayAnnotate) holds.add("submitted");
    return holds;
  }
  holds.add("draft");
  if (place.chosen !== null) holds.add("label");
  if (place.stroke !== null) holds.add("stroke");
  if (place.selection?.kind === "text" && place.selection.keys !== "off") holds.add("caret");
  return holds;
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

/** What changed, for whoever listens instead of looking. */
function Announcements({ session }: { readonly session: Session }) {
  const notice = useStore(session.notice, (said) => said);
  return (
    <p aria-live="polite" className="sr-only">
      {notice}
    </p>
  );
}
