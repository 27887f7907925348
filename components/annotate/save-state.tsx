"use client";
import { useSyncExternalStore } from "react";
import { useSession } from "@/components/annotate/session-context";
import { saveState } from "@/lib/reviews/save-queue";

/** Saved, saving, offline with the number waiting, or in need of a decision: always in view. */
export function SaveState() {
  const session = useSession();
  const { saves } = session;
  const queue = useSyncExternalStore(saves.subscribe, saves.queue, saves.queue);
  const state = saveState(queue);
  const waiting = queue.waiting.length;
  return (
    <span role="status" aria-live="polite" data-save-state={state} className="whitespace-nowrap text-[0.8125rem]">
      {state === "saved" && <span className="text-good">Saved</span>}
      {state === "saving" && <span className="text-ink-soft">Saving …</span>}
      {state === "aside" && <span className="text-bad">Not saved: see the panel</span>}
      {state === "offline" &&
        (saves.signedOut ? (
          <span className="text-bad">
            {waiting} waiting:{" "}
            <a href="/sign-in" target="_blank" rel="noreferrer" className="underline">
              sign in again
            </a>
          </span>
        ) : (
          <span className="text-bad">Offline, {waiting} waiting</span>
        ))}
      {waiting > 0 && !saves.safe && (
        <span className="text-bad"> · keep this tab open, the browser’s store is full</span>
      )}
    </span>
  );
}
