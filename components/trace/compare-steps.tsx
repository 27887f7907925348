"use client";
import { Dialog } from "@base-ui/react/dialog";
import { useEffect, useState } from "react";
import { type Compared, labelBoth, leaveComparison } from "@/components/annotate/actions/comparing";
import type { Session } from "@/components/annotate/session";
import { useSession } from "@/components/annotate/session-context";
import { useStore } from "@/components/annotate/store";
import { ModeTag } from "@/components/mast/mode-tag";
import { CompareColumn } from "@/components/trace/compare-column";
import { earlierLikes } from "@/components/trace/twins";
import { Button } from "@/components/ui/button";
import type { ModeCode } from "@/lib/mast/taxonomy";
import type { Difference } from "@/lib/traces/difference";

/** Longer steps are compared as far as this, in code points. */
const longest = 60_000;

/** What near repetitions tend to be: step repetition, and conversation reset. */
const modes: readonly ModeCode[] = ["1.3", "2.1"];

/** Two steps side by side with their differences marked. */
export function CompareSteps() {
  const session = useSession();
  const compared = useStore(session.view, (view) => view.compared);
  return (
    <Dialog.Root open={compared !== null} onOpenChange={(open) => open || leaveComparison(session, null)}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-black/40" />
        <Dialog.Popup
          finalFocus={() => {
            session.focusReader();
            return false;
          }}
          className="fixed inset-x-2 top-2 z-50 flex max-h-[calc(100dvh-1rem)] flex-col rounded-lg border border-line bg-surface sm:inset-x-6 sm:top-6 sm:max-h-[calc(100dvh-3rem)]"
        >
          {compared && <Comparison compared={compared} />}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Comparison({ compared }: { readonly compared: Compared }) {
  const session = useSession();
  const { earlier, later } = compared;
  const difference = useDifference(session, compared);
  const outline = useStore(session.outline, (known) => known);
  const choices = outline ? earlierLikes(outline, later) : [];
  return (
    <>
      <header className="flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-b px-4 py-3">
        <Dialog.Title className="font-semibold text-base">
          {session.agentOf(later) ?? "No agent"}: step {earlier} and step {later}
        </Dialog.Title>
        <p aria-live="polite" className="grow text-ink-soft text-xs">
          {difference.state === "read" && placesName(difference.value.places)}
          {difference.state === "read" && difference.cut && " Only the beginnings are compared."}
        </p>
        {choices.length > 1 && (
          <label className="flex items-center gap-2 text-xs">
            Earlier step
            <select
              className="rounded border border-line-strong bg-surface px-1.5 py-0.5"
              value={earlier}
              onChange={(event) => session.view.dispatch({ compared: { earlier: Number(event.target.value), later } })}
            >
              {choices.map((step) => (
                <option key={step}>{step}</option>
              ))}
            </select>
          </label>
        )}
        {session.editable &&
          modes.map((mode) => (
            <Button key={mode} size="small" onClick={() => labelBoth(session, compared, mode)}>
              Label both <ModeTag mode={mode} />
            </Button>
          ))}
        <Dialog.Close render={<Button size="small">Close</Button>} />
      </header>
      <div className="grid min-h-40 grid-cols-1 content-start overflow-y-auto md:grid-cols-2 md:content-stretch">
        {(["left", "right"] as const).map((side) => {
          const step = side === "left" ? earlier : later;
          return (
            <section
              key={side}
              aria-label={`Step ${step}`}
              className="min-w-0 border-line px-4 py-3 max-md:border-b md:first:border-r"
            >
              <button
                type="button"
                className="mb-2 font-mono text-ink-soft text-xs underline underline-offset-2"
                onClick={() => leaveComparison(session, step)}
              >
                step {step}
              </button>
              {difference.state === "reading" && <p className="text-ink-soft">Being read …</p>}
              {difference.state === "failed" && <p>The steps could not be read. Close this and try again.</p>}
              {difference.state === "read" && <CompareColumn parts={difference.value[side]} side={side} />}
            </section>
          );
        })}
      </div>
    </>
  );
}

function placesName(places: number): string {
  if (places === 0) return "They say the same, letter by letter.";
  return places === 1 ? "They differ in one place." : `They differ in ${places} places.`;
}

type Reading =
  | { readonly state: "reading" | "failed" }
  | { readonly state: "read"; readonly value: Difference; readonly cut: boolean };

function useDifference(session: Session, { earlier, later }: Compared): Reading {
  const [reading, setReading] = useState<Reading>({ state: "reading" });
  useEffect(() => {
    let left = false;
    setReading({ state: "reading" });
    readDifference(session, { earlier, later })
      .catch((): Reading => ({ state: "failed" }))
      .then((found) => {
        if (!left) setReading(found);
      });
    return () => {
      left = true;
    };
  }, [session, earlier, later]);
  return reading;
}

async function readDifference(session: Session, { earlier, later }: Compared): Promise<Reading> {
  const beginning = async (step: number): Promise<string> => {
    await session.text.load({ step, offset: 0 }, { step, offset: longest });
    return session.text.text(step, 0, longest) ?? "";
  };
  const { differenceOf } = await import("@/lib/traces/difference");
  const [left, right] = [await beginning(earlier), await beginning(later)];
  const cut = [earlier, later].some((step) => (session.text.step(step)?.step.length ?? 0) > longest);
  return { state: "read", value: differenceOf(left, right), cut };
}
