"use client";
import { useEffect, useRef, useState } from "react";
import { showTarget } from "@/components/annotate/actions/reading";
import { useSession } from "@/components/annotate/session-context";
import { useStore } from "@/components/annotate/store";
import { LaneLabels } from "@/components/trace/lane-labels";
import { type LaneGeometry, lanePaths, markSize, stepAtX, ticks, xOf } from "@/components/trace/lane-marks";
import { PositionWindow } from "@/components/trace/position-window";

const labelRow = 18;
const noAgent = "no agent";

/** Lanes of the agents who act, in the order of their first step. */
function lanesOf(agents: readonly string[], agent: readonly number[]) {
  const acting = new Set(agent);
  const names = agents.filter((_, place) => acting.has(place));
  const lane = new Map(agents.map((name, place) => [place, names.indexOf(name)]));
  if (acting.has(-1)) lane.set(-1, names.push(noAgent) - 1);
  return { names, lane: agent.map((place) => lane.get(place) ?? -1) };
}

/** The whole run at a glance: a lane per agent, labels above, what is in view as a window that can be dragged. */
export function Lanes() {
  const session = useSession();
  const outline = useStore(session.outline, (known) => known);
  const box = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 0, narrow: false });
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const sized = new ResizeObserver(() => setSize({ width: element.clientWidth, narrow: innerWidth < 640 }));
    sized.observe(element);
    return () => sized.disconnect();
  }, []);

  const { names, lane } = outline
    ? lanesOf(outline.agents, outline.agent)
    : { names: session.input.trace.agents, lane: [] };
  const laneHeight = size.narrow ? 9 : 18;
  const geometry: LaneGeometry = { count: session.count, width: size.width, laneHeight };
  const height = Math.max(1, names.length) * laneHeight;
  const paths = lanePaths(lane, names.length, geometry);
  const failed = outline ? errorPath(outline.errors, lane, geometry) : "";

  return (
    <div className="flex max-h-44 overflow-y-auto px-4 max-sm:max-h-24 sm:px-6 [@media(max-height:500px)]:hidden">
      <ul aria-label="Agents" className="w-28 shrink-0 pr-3 max-sm:hidden" style={{ paddingTop: labelRow }}>
        {names.map((name) => (
          <li
            key={name}
            title={name}
            className="truncate text-ink-soft text-xs"
            style={{ height: laneHeight, lineHeight: `${laneHeight}px` }}
          >
            <bdi>{name}</bdi>
          </li>
        ))}
      </ul>
      <div ref={box} className="relative min-w-0 grow" style={{ height: labelRow + height + 16 }}>
        {size.width > 0 && (
          <svg aria-hidden="true" width={size.width} height={labelRow + height + 16} className="absolute inset-0">
            <LaneLabels geometry={geometry} />
            <g transform={`translate(0 ${labelRow})`}>
              {paths.map((path, place) => (
                <g key={names[place]}>
                  <line
                    x1={0}
                    x2={size.width}
                    y1={(place + 0.5) * laneHeight}
                    y2={(place + 0.5) * laneHeight}
                    className="stroke-line"
                  />
                  <path d={path} className="fill-line-strong" />
                </g>
              ))}
              <path d={failed} className="fill-bad" />
              <FocusMark lane={lane} geometry={geometry} />
            </g>
            {ticks(session.count, size.width).map((tick) => (
              <text
                key={tick}
                x={xOf(tick, geometry)}
                y={labelRow + height + 12}
                textAnchor="middle"
                className="fill-ink-faint font-mono text-[10px]"
              >
                {tick}
              </text>
            ))}
          </svg>
        )}
        <PositionWindow
          top={labelRow - 4}
          height={height + 8}
          onGo={(x) => {
            const at = stepAtX(x, geometry);
            showTarget(session, { kind: "steps", first: at, last: at });
          }}
        />
      </div>
    </div>
  );
}

function FocusMark({ lane, geometry }: { readonly lane: readonly number[]; readonly geometry: LaneGeometry }) {
  const session = useSession();
  const step = useStore(session.screen, (screen) => screen.place.step);
  const here = lane[step] ?? -1;
  const { wide, high } = markSize(geometry);
  const width = Math.max(4, wide);
  if (here < 0) return null;
  const y = (here + 0.5) * geometry.laneHeight - high / 2;
  return <rect x={xOf(step, geometry) - width / 2} y={y} width={width} height={high} className="fill-ink" />;
}

/** The steps that went wrong, over the marks of their lanes. */
function errorPath(errors: readonly number[], lane: readonly number[], geometry: LaneGeometry): string {
  const failing = new Set(errors);
  const only = lane.map((place, step) => (failing.has(step) ? place : -1));
  return lanePaths(only, Math.max(...lane, 0) + 1, geometry).join("");
}
