"use client";
import Link from "next/link";
import { EditFacts } from "@/components/trace-list/edit-facts";
import { LabelsLost } from "@/components/trace-list/labels-lost";
import type { TraceActions } from "@/components/trace-list/trace-actions";
import { Button, buttonClass } from "@/components/ui/button";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { countOf } from "@/components/ui/count-of";
import type { TraceRow } from "@/lib/insights/trace-filter";

/** What can be done with the selected traces; stays in sight at the lower edge. */
export function SelectionBar({
  slug,
  traces,
  actions,
  clear,
}: {
  readonly slug: string;
  readonly traces: readonly TraceRow[];
  readonly actions: TraceActions;
  readonly clear: () => void;
}) {
  const ids = traces.map(({ id }) => id);
  const inputs = ids.map((id) => <input key={id} type="hidden" name="traces" value={id} />);
  return (
    <div className="sticky bottom-3 z-10 mx-auto mt-3 flex w-fit max-w-full flex-wrap items-center gap-3 rounded-lg border border-line-strong bg-surface px-4 py-2">
      <p role="status" className="font-medium">
        {countOf(traces.length, "trace")} selected
      </p>
      <Link
        href={`/p/${slug}/rounds/new?${ids.map((id) => `trace=${id}`).join("&")}`}
        className={buttonClass("quiet", "small")}
      >
        New round
      </Link>
      <EditFacts traces={traces} action={actions.edit} inputs={inputs} />
      <ConfirmButton
        label="Delete"
        title={`Delete ${countOf(traces.length, "trace")}?`}
        confirm="Delete for good"
        action={actions.remove}
        done={`${countOf(traces.length, "trace")} deleted.`}
        thenFocus="main"
        look="danger"
      >
        {inputs}
        <LabelsLost ids={ids} count={actions.countLabels} />
      </ConfirmButton>
      <Button look="bare" size="small" onClick={clear}>
        Clear selection
      </Button>
    </div>
  );
}
