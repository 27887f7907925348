import { ActionForm } from "@/components/ui/action-form";
import { countOf } from "@/components/ui/count-of";
import { CheckboxesField, TextField } from "@/components/ui/form-fields";
import type { FormAction } from "@/lib/core/form";
import type { Person } from "@/lib/db/round-people";
import { protocolRules } from "@/lib/rounds/protocol-schema";

/** Who takes part, and what is drawn from. */
export function ProtocolForm({
  action,
  people,
  available,
  facets,
  seed,
}: {
  readonly action: FormAction;
  readonly people: readonly Person[];
  readonly available: number;
  readonly facets: Readonly<Record<"system" | "model" | "benchmark", readonly string[]>>;
  readonly seed: number;
}) {
  const annotators = people.filter(({ role }) => role === "annotator");
  const likely = (annotators.length >= protocolRules.annotators ? annotators : people).slice(
    0,
    protocolRules.annotators,
  );
  return (
    <ActionForm action={action} submit="Draw the first five and begin">
      <TextField name="name" label="Name" required maxLength={100} defaultValue="Protocol" autoComplete="off" />
      {Object.entries(facets).flatMap(([facet, values]) =>
        values.map((value) => <input key={`${facet} ${value}`} type="hidden" name={facet} value={value} />),
      )}
      <CheckboxesField
        name="annotators"
        legend="Three annotators"
        options={people.map(({ userId, name, role }) => ({
          value: userId,
          name: (
            <>
              {name} <span className="text-ink-faint">· {role}</span>
            </>
          ),
        }))}
        defaultValues={likely.map(({ userId }) => userId)}
      />
      <TextField
        name="seed"
        label="Seed"
        type="number"
        min={0}
        defaultValue={seed}
        required
        hint={`The same seed over the same traces draws the same again. There are ${countOf(available, "trace")} to draw from.`}
      />
    </ActionForm>
  );
}
