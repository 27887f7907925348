import type { FindQuestion } from "@/components/trace/find/find-question";
import type { FindState } from "@/components/trace/find/finder";
import { CountChip } from "@/components/ui/count-chip";
import { nobody } from "@/lib/traces/find-schema";

const toggled = <T extends string>(list: readonly T[], value: T): T[] =>
  list.includes(value) ? list.filter((other) => other !== value) : [...list, value];

/** Where the hits lie: how many each agent and each kind of step has, to narrow by. */
export function FindFacets({
  state: { answer, question, agents, kinds },
  onAsk,
}: {
  readonly state: FindState;
  readonly onAsk: (change: Partial<FindQuestion>) => void;
}) {
  if (answer === "none" || (agents.length === 0 && question.agent.length + question.kind.length === 0)) return null;
  const rows = agents.map(({ agent, hits }) => ({ value: agent ?? nobody, name: agent ?? "no agent", hits }));
  const gone = question.agent.filter((agent) => rows.every(({ value }) => value !== agent));
  const allAgents = [
    ...rows,
    ...gone.map((value) => ({ value, name: value === nobody ? "no agent" : value, hits: 0 })),
  ];
  const goneKinds = question.kind.filter((kind) => kinds.every((known) => known.kind !== kind));
  const allKinds = [...kinds, ...goneKinds.map((kind) => ({ kind, hits: 0 }))];
  return (
    <div className="flex items-center gap-3 overflow-x-auto py-0.5 [scrollbar-width:thin]">
      <fieldset className="flex shrink-0 gap-1" aria-label="Hits by agent">
        {allAgents.map(({ value, name, hits }) => (
          <CountChip
            key={value}
            name={name}
            count={hits}
            chosen={question.agent.includes(value)}
            onPress={() => onAsk({ agent: toggled(question.agent, value) })}
          />
        ))}
      </fieldset>
      {allKinds.length > 1 && (
        <fieldset className="flex shrink-0 gap-1 border-line border-l pl-3" aria-label="Hits by kind of step">
          {allKinds.map(({ kind, hits }) => (
            <CountChip
              key={kind}
              name={kind}
              count={hits}
              chosen={question.kind.includes(kind)}
              onPress={() => onAsk({ kind: toggled(question.kind, kind) })}
            />
          ))}
        </fieldset>
      )}
    </div>
  );
}
