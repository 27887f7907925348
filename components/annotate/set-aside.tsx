"use client";
import { useSyncExternalStore } from "react";
import type { Session } from "@/components/annotate/session";
import { useSession } from "@/components/annotate/session-context";
import { ModeTag } from "@/components/mast/mode-tag";
import { Button } from "@/components/ui/button";
import type { LabelInput } from "@/lib/reviews/label-schema";
import type { ReviewInput } from "@/lib/reviews/review-schema";
import type { SetAside } from "@/lib/reviews/save-queue";
import { placeName } from "@/lib/reviews/segment-geometry";

/** Shows what the server holds instead of a change that was given up. */
function takeTheirs(session: Session, { key, save, theirs }: SetAside): void {
  session.saves.dropMine(key);
  if (save.trace !== session.input.trace.id) return;
  // What was refused is still on screen: what the server holds instead is best read anew.
  if (theirs === undefined) location.reload();
  else if (theirs.on === "review") {
    session.screen.dispatch({ on: "draft", action: { type: "resumed", change: theirs.verdict } });
  } else if (save.on === "label") {
    session.screen.dispatch({ on: "draft", action: { type: "received", id: save.id, label: theirs.label } });
  }
}

/** Changes that the server did not take: mine beside theirs, and nothing is overwritten until somebody decides. */
export function SetAsideChanges() {
  const session = useSession();
  const { saves } = session;
  const { aside } = useSyncExternalStore(saves.subscribe, saves.queue, saves.queue);
  return aside.map((one) => {
    const { key, save, reason, theirs } = one;
    return (
      <section
        key={key}
        role="alert"
        className="flex flex-col gap-2 rounded-md border border-bad/40 bg-bad-tint p-2.5 text-[0.8125rem]"
      >
        <p className="font-medium">{reason}</p>
        {save.trace !== session.input.trace.id && (
          <a className="underline" href={`/p/${session.input.project}/traces/${save.trace}`}>
            It belongs to another trace.
          </a>
        )}
        {theirs !== undefined && (
          <dl className="grid grid-cols-[3.5rem_1fr] gap-1">
            <dt>Here</dt>
            <dd>{save.on === "label" ? <Said label={save.put} /> : <SaidOfTrace put={save.put} />}</dd>
            <dt>There</dt>
            <dd>{theirs.on === "label" ? <Said label={theirs.label} /> : <SaidOfTrace put={theirs.verdict} />}</dd>
          </dl>
        )}
        <div className="flex gap-2">
          <Button size="small" onClick={() => saves.keepMine(key)}>
            {theirs === undefined ? "Try again" : "Keep what I said"}
          </Button>
          <Button size="small" onClick={() => takeTheirs(session, one)}>
            {theirs === undefined ? "Give it up" : "Take the other"}
          </Button>
        </div>
      </section>
    );
  });
}

function SaidOfTrace({ put: { status, achieved, note } }: { readonly put: ReviewInput }) {
  const facts = [
    status,
    achieved === undefined ? undefined : `achieved: ${achieved ?? "not said"}`,
    note === undefined ? undefined : `note: “${note}”`,
  ];
  return facts.filter((fact) => fact !== undefined).join(" · ");
}

function Said({ label }: { readonly label: LabelInput | null }) {
  if (label === null) return <span className="italic">withdrawn</span>;
  const facts = [
    label.segments.map(placeName).join(", "),
    label.confidence,
    label.agent,
    label.decisive ? "decisive" : null,
  ];
  return (
    <span className="flex flex-wrap items-center gap-1">
      <ModeTag mode={label.mode} />
      <span>{facts.filter(Boolean).join(" · ")}</span>
      {label.note !== "" && <q>{label.note}</q>}
    </span>
  );
}
