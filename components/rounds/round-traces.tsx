import Link from "next/link";
import { Chip } from "@/components/ui/chip";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { SelectField } from "@/components/ui/form-fields";
import type { FormAction } from "@/lib/core/form";
import type { RoundTraceRow } from "@/lib/db/round-tables";

interface Reader {
  readonly user: string;
  readonly name: string;
}

const purposes = { ordinary: null, training: "training", check: "hidden check" } as const;

/** The traces of a round with who has read them and who holds them, for curators who do not work in it. */
export function RoundTraces({
  slug,
  traces,
  people,
  reassign,
}: {
  readonly slug: string;
  readonly traces: readonly RoundTraceRow[];
  readonly people: readonly Reader[];
  /** Absent where the round is not open. */
  readonly reassign: FormAction | null;
}) {
  return (
    <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
      {traces.map((trace) => (
        <li key={trace.id} className="flex min-h-10 flex-wrap items-center gap-x-4 gap-y-1 px-3 py-2">
          <div className="min-w-0 flex-1 basis-full sm:basis-56">
            <p className="flex items-center gap-2">
              <Link href={`/p/${slug}/traces/${trace.id}`} className="truncate hover:underline">
                {trace.title}
              </Link>
              {purposes[trace.purpose] && <Chip>{purposes[trace.purpose]}</Chip>}
            </p>
          </div>
          <span className="text-ink-soft text-xs">{seatsText(trace.seats)}</span>
          {reassign && trace.purpose === "ordinary" && trace.seats.some(({ state }) => state !== "done") && (
            <HandOn trace={trace} people={people} action={reassign} />
          )}
        </li>
      ))}
    </ul>
  );
}

/** Who has read it, with whom it is, and how many places nobody has taken. */
function seatsText(seats: RoundTraceRow["seats"]): string {
  const names = (state: string) =>
    seats.flatMap((seat) => (seat.state === state ? [seat.name ?? "somebody who left"] : [])).join(", ");
  const free = seats.filter(({ state }) => state === "free").length;
  const said = [
    names("done") && `read by ${names("done")}`,
    names("held") && `with ${names("held")}`,
    free > 0 && `${free} free`,
  ];
  return said.filter(Boolean).join(" · ");
}

/** Whose place it is now, and whose it is to be. */
function HandOn({
  trace,
  people,
  action,
}: {
  readonly trace: RoundTraceRow;
  readonly people: readonly Reader[];
  readonly action: FormAction;
}) {
  const held = trace.seats.filter(({ state }) => state === "held");
  const free = trace.seats.some(({ state }) => state === "free");
  const from = [
    ...(free ? [{ value: "", name: "whoever takes it" }] : []),
    ...held.map(({ user, name }) => ({ value: user ?? "", name: name ?? "somebody" })),
  ];
  const taken = new Set(trace.seats.map(({ user }) => user));
  const to = people.filter(({ user }) => !taken.has(user));
  if (to.length === 0) return null;
  return (
    <ConfirmButton
      label="Assign"
      accessibleName={`Assign ${trace.title}`}
      title={`Assign “${trace.title}”`}
      confirm="Assign"
      confirmLook="primary"
      action={action}
      done="Assigned."
      thenFocus="traces"
    >
      <input type="hidden" name="trace" value={trace.id} />
      <div className="flex flex-col gap-3 text-ink">
        <SelectField name="from" label="Instead of" options={from} />
        <SelectField name="to" label="To" options={to.map(({ user, name }) => ({ value: user, name }))} />
      </div>
    </ConfirmButton>
  );
}
