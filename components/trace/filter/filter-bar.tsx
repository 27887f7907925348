"use client";
import { X } from "lucide-react";
import { useEffect } from "react";
import { useSession } from "@/components/annotate/session-context";
import { useStore } from "@/components/annotate/store";
import { ConversationGraph } from "@/components/trace/conversation/conversation-graph";
import {
  closeFilter,
  filterBarId,
  filterFromAddress,
  setFilter,
  showAll,
  toggleAgent,
  toggleKind,
} from "@/components/trace/filter/filter-actions";
import { agentNamed, filters } from "@/components/trace/filter/step-filter";
import { Button } from "@/components/ui/button";
import { CountChip } from "@/components/ui/count-chip";
import { stepKinds } from "@/lib/traces/canonical";
import { nobody } from "@/lib/traces/find-schema";
import type { TraceOutline } from "@/lib/traces/step-schema";

const number = new Intl.NumberFormat("en-GB");
const nameOf = (agent: string) => (agent === nobody ? "no agent" : agent);

/** How many steps each agent has, and each kind. */
function counted(outline: TraceOutline) {
  const agents = new Map<string, number>();
  const kinds = new Map<(typeof stepKinds)[number], number>();
  for (const [step, place] of outline.agent.entries()) {
    const agent = agentNamed(outline, place);
    agents.set(agent, (agents.get(agent) ?? 0) + 1);
    const kind = stepKinds[outline.kind[step] ?? 0] ?? "event";
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  return {
    agents: [...agents],
    kinds: stepKinds.flatMap((kind) => (kinds.has(kind) ? [[kind, kinds.get(kind) ?? 0] as const] : [])),
  };
}

/** Which steps are shown: by agent, by kind, by who speaks to whom. It stays in sight for as long as anything is hidden. */
export function FilterBar() {
  const session = useSession();
  const { open, filter, hidden } = useStore(session.filtering.store, (state) => state);
  const outline = useStore(session.outline, (known) => known);
  useEffect(() => filterFromAddress(session), [session]);
  if (!open && !filters(filter)) return null;
  const { agents, kinds } = outline ? counted(outline) : { agents: [], kinds: [] };
  return (
    <section
      id={filterBarId}
      aria-label="Filter steps"
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        closeFilter(session);
      }}
      className="flex shrink-0 flex-col gap-0.5 border-line border-b bg-surface px-2 py-1 sm:px-3"
    >
      <div className="-mx-1 flex items-center gap-3 overflow-x-auto p-1 [scrollbar-width:thin]">
        <fieldset className="flex shrink-0 gap-1" aria-label="Steps by agent">
          {agents.map(([agent, steps]) => (
            <CountChip
              key={agent}
              name={nameOf(agent)}
              count={steps}
              chosen={filter.agents.includes(agent)}
              onPress={() => toggleAgent(session, agent)}
            />
          ))}
        </fieldset>
        <fieldset className="flex shrink-0 gap-1 border-line border-l pl-3" aria-label="Steps by kind">
          {kinds.map(([kind, steps]) => (
            <CountChip
              key={kind}
              name={kind}
              count={steps}
              chosen={filter.kinds.includes(kind)}
              onPress={() => toggleKind(session, kind)}
            />
          ))}
        </fieldset>
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs">
        <p role="status" className="text-ink-soft tabular-nums">
          {hidden
            ? `${number.format(session.count - hidden.count)} of ${number.format(session.count)} steps shown`
            : "All steps shown"}
        </p>
        {filter.between && (
          <Button size="small" onClick={() => setFilter(session, { between: null })}>
            <bdi>{nameOf(filter.between.from)}</bdi> → <bdi>{nameOf(filter.between.to)}</bdi>
            <X aria-label="Remove" size={12} />
          </Button>
        )}
        {outline && <ConversationGraph outline={outline} />}
        {filters(filter) ? (
          <Button look="bare" size="small" onClick={() => showAll(session)}>
            Show all
          </Button>
        ) : (
          <Button look="bare" size="small" className="ml-auto" onClick={() => closeFilter(session)}>
            Close
          </Button>
        )}
      </div>
    </section>
  );
}
