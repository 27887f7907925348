"use client";
import { KnownItemsField } from "@/components/rounds/known-items-field";
import { LoadPreview } from "@/components/rounds/load-preview";
import { type PickedTrace, TraceChoiceFields } from "@/components/rounds/trace-choice-fields";
import { ActionForm } from "@/components/ui/action-form";
import { CheckboxesField, SelectField, TextField } from "@/components/ui/form-fields";
import type { FormAction } from "@/lib/core/form";
import type { Person } from "@/lib/db/round-people";
import { blindMeanings, blindRules } from "@/lib/rounds/round-schema";

/** The form for a new round: which traces, who reads them, and what they see of each other. */
export function NewRoundForm({
  action,
  people,
  picked,
  answered,
  available,
  systems,
  facets,
  seed,
  guidelines,
}: {
  readonly action: FormAction;
  readonly people: readonly Person[];
  readonly picked: readonly PickedTrace[];
  readonly answered: readonly PickedTrace[];
  /** How many traces a sample could be drawn from, and of how many systems. */
  readonly available: number;
  readonly systems: number;
  readonly facets: Readonly<Record<"system" | "model" | "benchmark", readonly string[]>>;
  readonly seed: number;
  readonly guidelines: readonly number[];
}) {
  const first = people.filter(({ role }) => role === "annotator");
  const chosen = first.length > 0 ? first : people;
  return (
    <ActionForm action={action} submit="Make a draft">
      <TextField name="name" label="Name" required maxLength={120} placeholder="Round 1" autoComplete="off" />
      <TraceChoiceFields picked={picked} available={available} systems={systems} seed={seed} />
      {Object.entries(facets).flatMap(([facet, values]) =>
        values.map((value) => <input key={`${facet} ${value}`} type="hidden" name={facet} value={value} />),
      )}
      <CheckboxesField
        name="annotators"
        legend="Annotators"
        options={people.map(({ userId, name, role }) => ({
          value: userId,
          name: (
            <>
              {name} <span className="text-ink-faint">· {role}</span>
            </>
          ),
        }))}
        defaultValues={chosen.map(({ userId }) => userId)}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          name="perTrace"
          label="Annotators per trace"
          type="number"
          min={1}
          max={people.length}
          defaultValue={Math.min(3, chosen.length)}
          required
        />
        <SelectField
          name="blindUntil"
          label="Nobody sees others' labels"
          defaultValue="submitted"
          options={blindRules.map((rule) => ({ value: rule, name: blindMeanings[rule] }))}
          hint="Curators and owners who read in the round are blind like the others."
        />
        <TextField name="dueOn" label="Due" type="date" hint="May stay empty." />
        <SelectField
          name="guidelineVersion"
          label="Guidelines"
          defaultValue={guidelines[0] === undefined ? "" : String(guidelines[0])}
          options={[
            { value: "", name: "none in particular" },
            ...guidelines.map((version) => ({ value: String(version), name: `version ${version}` })),
          ]}
        />
      </div>
      <KnownItemsField traces={answered} />
      <LoadPreview available={available} />
    </ActionForm>
  );
}
