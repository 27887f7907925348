"use client";
import type { ReactNode } from "react";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { countOf } from "@/components/ui/count-of";
import { TextAreaField, TextField } from "@/components/ui/form-fields";
import type { FormAction } from "@/lib/core/form";
import type { TraceRow } from "@/lib/insights/trace-filter";

/** The value that all of them share; null where they differ or have none. */
function shared(traces: readonly TraceRow[], fact: "system" | "model" | "benchmark"): string | null {
  const values = new Set(traces.map((trace) => trace[fact]));
  return values.size === 1 ? ([...values][0] ?? null) : null;
}

/** Sets system, model, benchmark or task of several traces at once; what stays empty stays as it is. */
export function EditFacts({
  traces,
  action,
  inputs,
}: {
  readonly traces: readonly TraceRow[];
  readonly action: FormAction<number>;
  readonly inputs: ReactNode;
}) {
  const fields = [
    ["system", "System"],
    ["model", "Model"],
    ["benchmark", "Benchmark"],
  ] as const;
  return (
    <ConfirmButton
      label="Edit"
      title={`Edit ${countOf(traces.length, "trace")}`}
      confirm="Save"
      confirmLook="primary"
      action={action}
      done={`${countOf(traces.length, "trace")} changed.`}
      thenFocus="main"
    >
      <div className="flex flex-col gap-3 text-ink">
        {inputs}
        <p className="text-ink-soft">A field left empty stays as it is; a single hyphen (-) empties it.</p>
        {fields.map(([fact, name]) => (
          <TextField
            key={fact}
            name={fact}
            label={name}
            placeholder={shared(traces, fact) ?? "differs or not said"}
            maxLength={200}
            autoComplete="off"
          />
        ))}
        <TextAreaField name="task" label="Task" maxLength={20_000} />
      </div>
    </ConfirmButton>
  );
}
