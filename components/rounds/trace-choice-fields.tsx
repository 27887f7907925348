"use client";
import { useState } from "react";
import { useTyped } from "@/components/ui/action-form";
import { countOf } from "@/components/ui/count-of";
import { SelectField, TextField } from "@/components/ui/form-fields";

export interface PickedTrace {
  readonly id: string;
  readonly title: string;
}

const ways = { picked: "The traces you selected", random: "A random sample", stratified: "A sample from every system" };

/** Which traces the round has: those selected in the list, or a sample that its seed draws again. */
export function TraceChoiceFields({
  picked,
  available,
  systems,
  seed,
}: {
  readonly picked: readonly PickedTrace[];
  readonly available: number;
  readonly systems: number;
  readonly seed: number;
}) {
  const [chosen, choose] = useState(useTyped("how")?.[0] ?? (picked.length > 0 ? "picked" : "random"));
  const open = picked.length > 0 ? (["picked", "random", "stratified"] as const) : (["random", "stratified"] as const);
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-2 font-medium">Traces</legend>
      <div className="flex flex-col gap-1">
        {open.map((how) => (
          <label key={how} className="flex items-center gap-2">
            <input
              type="radio"
              name="how"
              value={how}
              checked={chosen === how}
              onChange={() => choose(how)}
              className="size-4 accent-ink"
            />
            {ways[how]}
            {how === "picked" && <span className="text-ink-faint">· {countOf(picked.length, "trace")}</span>}
          </label>
        ))}
      </div>
      {picked.map(({ id }) => (
        <input key={id} type="hidden" name="trace" value={id} />
      ))}
      {chosen === "picked" ? (
        <ul className="max-h-40 overflow-y-auto rounded-md border border-line bg-surface px-3 py-1.5 text-ink-soft">
          {picked.map(({ id, title }) => (
            <li key={id} className="truncate py-0.5">
              {title}
            </li>
          ))}
        </ul>
      ) : (
        <div className="grid gap-3 sm:grid-cols-3">
          <TextField
            name="size"
            label="How many"
            type="number"
            min={1}
            max={5000}
            defaultValue={Math.min(20, available)}
            hint={`of ${countOf(available, "trace")}${chosen === "stratified" ? ` of ${countOf(systems, "system")}` : ""}`}
          />
          <TextField
            name="seed"
            label="Seed"
            type="number"
            min={0}
            max={2_147_483_647}
            defaultValue={seed}
            hint="The same seed draws the same sample."
          />
          {chosen === "stratified" && (
            <SelectField
              name="allocation"
              label="From each system"
              defaultValue="proportional"
              options={[
                { value: "proportional", name: "its share" },
                { value: "equal", name: "the same number" },
              ]}
            />
          )}
        </div>
      )}
    </fieldset>
  );
}
