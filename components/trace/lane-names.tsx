"use client";
import { ChevronDown } from "lucide-react";
import { useSession } from "@/components/annotate/session-context";
import { useStore } from "@/components/annotate/store";
import { toggleAgent } from "@/components/trace/filter/filter-actions";
import { type AxisKind, axisKinds } from "@/components/trace/run-axis";
import { classNames } from "@/components/ui/class-names";
import { nobody } from "@/lib/traces/find-schema";

const axisNames: Record<AxisKind, string> = { step: "by step", time: "by time", length: "by length" };

/** The agents beside their lanes, each a switch that shows only their steps; under them what the axis goes by. */
export function LaneNames({
  names,
  top,
  axis,
  timed,
  onAxis,
}: {
  /** Null for those who are not named. */
  readonly names: readonly (string | null)[];
  readonly top: number;
  readonly axis: AxisKind;
  /** Whether the run says its times. */
  readonly timed: boolean;
  readonly onAxis: (kind: AxisKind) => void;
}) {
  const session = useSession();
  const chosen = useStore(session.filtering.store, ({ filter }) => filter.agents);
  return (
    <div className="w-28 shrink-0 pr-3 max-sm:w-20 max-sm:pr-2" style={{ paddingTop: top }}>
      <ul aria-label="Agents">
        {names.map((name) => {
          const pressed = chosen.includes(name ?? nobody);
          return (
            <li key={name ?? ""} className="h-(--lane)">
              <button
                type="button"
                aria-pressed={pressed}
                title={name === null ? "Only steps that name no agent" : `Only steps of ${name}`}
                onClick={() => toggleAgent(session, name ?? nobody)}
                className={classNames(
                  "-ml-1 block w-full truncate rounded px-1 text-left text-xs leading-(--lane) hover:bg-sunken max-sm:text-[0.625rem]",
                  pressed ? "bg-ink text-paper hover:bg-ink" : chosen.length > 0 ? "text-ink-faint" : "text-ink-soft",
                )}
              >
                <bdi>{name ?? "no agent"}</bdi>
              </button>
            </li>
          );
        })}
      </ul>
      <div data-late className="relative -ml-1 h-4 text-[0.6875rem] text-ink-faint">
        <select
          aria-label="Axis"
          value={axis}
          onChange={(event) => onAxis(axisKinds.find((kind) => kind === event.target.value) ?? "step")}
          className="-mt-1 block h-6 w-full appearance-none rounded bg-transparent px-1 leading-6 hover:bg-sunken"
        >
          {axisKinds.map((kind) => (
            <option key={kind} value={kind} disabled={kind === "time" && !timed}>
              {axisNames[kind]}
            </option>
          ))}
        </select>
        <ChevronDown aria-hidden="true" size={11} className="pointer-events-none absolute top-0.5 left-[3.75rem]" />
      </div>
    </div>
  );
}
