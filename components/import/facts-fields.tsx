"use client";
import type { ImportFacts } from "@/components/import/import-queue";
import { Button } from "@/components/ui/button";
import { Field, TextArea, TextInput } from "@/components/ui/field";
import type { ImportSummary } from "@/lib/traces/import-summary";

const lines = [
  ["system", "System"],
  ["model", "Model"],
  ["benchmark", "Benchmark"],
] as const;

/** System, model, benchmark and task for traces that do not say them; what the file says stands. */
export function FactsFields({
  facts,
  preview,
  onChange,
  useForAll,
}: {
  readonly facts: ImportFacts;
  readonly preview: ImportSummary;
  readonly onChange: (facts: ImportFacts) => void;
  /** Takes the same facts for every file; null where there is only one. */
  readonly useForAll: (() => void) | null;
}) {
  const silent = preview.traces.some(({ system, model }) => system === null || model === null);
  return (
    <details open={silent} className="border-line border-t pt-3">
      <summary className="font-medium">What the file does not say</summary>
      <p className="mt-1 text-ink-soft">
        Only for traces that leave it open; what the file says stands. It can be changed later too.
      </p>
      <div className="mt-3 grid gap-3 sm:grid-cols-3">
        {lines.map(([name, label]) => (
          <Field key={name} label={label}>
            <TextInput
              value={facts[name]}
              onValueChange={(value) => onChange({ ...facts, [name]: value })}
              maxLength={200}
              autoComplete="off"
            />
          </Field>
        ))}
        <Field label="Task" className="sm:col-span-3">
          <TextArea
            rows={2}
            value={facts.task}
            onValueChange={(task) => onChange({ ...facts, task })}
            maxLength={20_000}
          />
        </Field>
      </div>
      {useForAll && (
        <Button size="small" className="mt-3" onClick={useForAll}>
          Use for all files
        </Button>
      )}
    </details>
  );
}
