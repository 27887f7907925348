import { ProgressLine } from "@/components/rounds/progress-line";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { SelectField } from "@/components/ui/form-fields";
import type { FormAction } from "@/lib/core/form";
import type { Person } from "@/lib/db/round-people";
import type { PersonProgress } from "@/lib/rounds/round-schema";

/** Who works in a round and how far they have come; a curator takes people in and out. */
export function RoundPeople({
  people,
  shared,
  others,
  setWorking,
}: {
  readonly people: readonly PersonProgress[];
  /** Whether not everybody reads every trace, so that what is left is shared. */
  readonly shared: boolean;
  /** Members who could join. */
  readonly others: readonly Person[];
  /** Absent once the round is closed. */
  readonly setWorking: FormAction | null;
}) {
  return (
    <>
      <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
        {people.map((person) => (
          <li key={person.user} className="flex min-h-12 flex-wrap items-center gap-x-4 gap-y-1.5 px-3 py-2">
            <div className="min-w-0 flex-1 basis-40">
              <p className="truncate font-medium">{person.name}</p>
              <p className="text-ink-soft text-xs">{remarks(person)}</p>
            </div>
            <ProgressLine done={person.done} of={person.done + person.left} label={shared ? "at most" : "reviews"} />
            {setWorking &&
              (person.working ? (
                <TakeOut person={person} action={setWorking} />
              ) : (
                <BackIn person={person} action={setWorking} />
              ))}
          </li>
        ))}
      </ul>
      {setWorking && others.length > 0 && (
        <div className="mt-3">
          <ConfirmButton
            label="Add an annotator"
            title="Add an annotator"
            confirm="Add"
            confirmLook="primary"
            action={setWorking}
            done="They find their queue under Rounds."
            thenFocus="people"
          >
            <input type="hidden" name="working" value="true" />
            <div className="text-ink">
              <SelectField
                name="user"
                label="Member"
                options={others.map(({ userId, name, role }) => ({ value: userId, name: `${name} · ${role}` }))}
              />
            </div>
          </ConfirmButton>
        </div>
      )}
    </>
  );
}

function remarks({ working, held, skipped, checks }: PersonProgress): string {
  const said = [
    !working && "taken out",
    held > 0 && `${held} at hand`,
    skipped > 0 && `${skipped} skipped`,
    checks && checks.read > 0 && checkText(checks),
  ];
  return said.filter(Boolean).join(" · ") || "nothing at hand";
}

/** Findings of the known answers that they made too, and what they found besides. */
function checkText({ read, agreed, missed, extra }: NonNullable<PersonProgress["checks"]>): string {
  const of = agreed + missed;
  return `${read} hidden ${read === 1 ? "check" : "checks"}: ${agreed} of ${of} findings, ${extra} besides`;
}

function TakeOut({ person, action }: { readonly person: PersonProgress; readonly action: FormAction }) {
  return (
    <ConfirmButton
      label="Take out"
      accessibleName={`Take out ${person.name}`}
      title={`Take ${person.name} out of the round?`}
      confirm="Take out"
      action={action}
      done={`${person.name} is out of the round.`}
      thenFocus="people"
    >
      <input type="hidden" name="user" value={person.user} />
      <input type="hidden" name="working" value="false" />
      What they submitted stays; what they hold is up for the others. They stay blind until the round is closed.
    </ConfirmButton>
  );
}

function BackIn({ person, action }: { readonly person: PersonProgress; readonly action: FormAction }) {
  return (
    <ConfirmButton
      label="Take in again"
      accessibleName={`Take ${person.name} in again`}
      title={`Take ${person.name} in again?`}
      confirm="Take in"
      confirmLook="primary"
      action={action}
      done={`${person.name} works in the round again.`}
      thenFocus="people"
    >
      <input type="hidden" name="user" value={person.user} />
      <input type="hidden" name="working" value="true" />
      They go on with what is left.
    </ConfirmButton>
  );
}
