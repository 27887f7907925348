"use client";
import { VerdictOf } from "@/components/adjudicate/verdict-of";
import { useSession } from "@/components/annotate/session-context";
import { useStore } from "@/components/annotate/store";
import { Moment } from "@/components/ui/moment";

/** Of a label of one's own whose trace is settled: what became of it, and why. */
export function OutcomeLine({ label }: { readonly label: string }) {
  const session = useSession();
  const decision = useStore(session.decisions, (all) => all.find((one) => one.label === label));
  if (!decision) return null;
  return (
    <p className="rounded-md bg-sunken px-2.5 py-1.5 text-[0.8125rem]">
      Adjudication: <VerdictOf decision={decision} />
      {decision.reason !== "" && <> · “{decision.reason}”</>}
      <span className="block text-ink-soft text-xs">
        {decision.by ? `${decision.by.name}, ` : ""}
        <Moment at={new Date(decision.at)} />
      </span>
    </p>
  );
}
