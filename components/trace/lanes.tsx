"use client";
import { useEffect, useRef, useState } from "react";
import { showTarget } from "@/components/annotate/actions/reading";
import type { SessionInput } from "@/components/annotate/session";
import { useSession } from "@/components/annotate/session-context";
import { useStore } from "@/components/annotate/store";
import { LaneHits } from "@/components/trace/lane-hits";
import { LaneLabels } from "@/components/trace/lane-labels";
import { type LaneGeometry, lanePaths, markSize, stepAtX, xOf } from "@/components/trace/lane-marks";
import { LaneNames } from "@/components/trace/lane-names";
import { LaneTicks } from "@/components/trace/lane-ticks";
import { PositionWindow } from "@/components/trace/position-window";
import { replaceAddress } from "@/components/trace/replace-address";
import { type AxisKind, axisBy, axisKinds, evenAxis, knowsTime } from "@/components/trace/run-axis";
import { rootScale } from "@/components/ui/root-scale";

const labelRow = 18;
const tickRow = 16;

/** Lanes of the agents who act, in the order of their first step; null is the lane of steps that name none. */
function lanesOf(agents: readonly string[], agent: readonly number[]) {
  const acting = new Set(agent);
  const names: (string | null)[] = agents.filter((_, place) => acting.has(place));
  const lane = new Map(agents.map((name, place) => [place, names.indexOf(name)]));
  if (acting.has(-1)) lane.set(-1, names.push(null) - 1);
  return { names, lane: agent.map((place) => lane.get(place) ?? -1) };
}

/** The lanes before the outline comes, as many as there are then, so that the header stays as high. */
function expectedLanes({ trace, firstSteps, unnamed }: SessionInput): readonly (string | null)[] {
  return (unnamed ?? firstSteps.some(({ agent }) => agent === null)) ? [...trace.agents, null] : trace.agents;
}

/** What the axis goes by, as the address has it. */
function useAxisKind(): readonly [AxisKind, (kind: AxisKind) => void] {
  const [kind, setKind] = useState<AxisKind>("step");
  useEffect(() => {
    const asked = new URLSearchParams(location.search).get("axis");
    setKind(axisKinds.find((known) => known === asked) ?? "step");
  }, []);
  const choose = (chosen: AxisKind) => {
    setKind(chosen);
    replaceAddress((parameters) => (chosen === "step" ? parameters.delete("axis") : parameters.set("axis", chosen)));
  };
  return [kind, choose];
}

/** The whole run at a glance: a lane per agent, labels above, hits below, what is in view as a window that can be dragged. */
export function Lanes() {
  const session = useSession();
  const outline = useStore(session.outline, (known) => known);
  const hidden = useStore(session.filtering.store, (state) => state.hidden);
  const box = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 0, narrow: false, scale: 1 });
  const [kind, setKind] = useAxisKind();
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const sized = new ResizeObserver(() =>
      setSize({ width: element.clientWidth, narrow: innerWidth < 640, scale: rootScale() }),
    );
    sized.observe(element);
    return () => sized.disconnect();
  }, []);

  const { names, lane } = outline
    ? lanesOf(outline.agents, outline.agent)
    : { names: expectedLanes(session.input), lane: [] };
  // As the style says, which holds their room before anything is measured.
  const laneHeight = (size.narrow ? 14 : 18) * size.scale;
  const scaleHeight = tickRow * size.scale;
  const axis = outline ? axisBy(kind, outline) : evenAxis(session.count);
  const geometry: LaneGeometry = { axis, width: size.width, laneHeight };
  const rows = Math.max(1, names.length);
  const height = rows * laneHeight;
  const shown = hidden ? lane.map((place, step) => (hidden.has(step) ? -1 : place)) : lane;
  const every = hidden ? lanePaths(lane, names.length, geometry).join("") : "";
  const paths = lanePaths(shown, names.length, geometry);
  const failed = outline ? errorPath(outline.errors, lane, geometry) : "";

  return (
    <div className="flex max-h-44 [--lane:1.125rem] max-sm:[--lane:0.875rem] overflow-y-auto px-4 max-sm:max-h-24 sm:px-6 [@media(max-height:500px)]:hidden">
      <LaneNames
        names={names}
        top={labelRow}
        axis={axis.kind}
        timed={outline !== null && knowsTime(outline)}
        onAxis={setKind}
      />
      <div
        ref={box}
        className="relative min-w-0 grow"
        style={{ height: `calc(${labelRow}px + ${rows} * var(--lane) + ${tickRow / 16}rem)` }}
      >
        {size.width > 0 && (
          <svg
            aria-hidden="true"
            width={size.width}
            height={labelRow + height + scaleHeight}
            className="absolute inset-0"
          >
            <LaneLabels geometry={geometry} />
            <g transform={`translate(0 ${labelRow})`}>
              {names.map((name, place) => {
                const y = (place + 0.5) * laneHeight;
                return <line key={name} x1={0} x2={size.width} y1={y} y2={y} className="stroke-line" />;
              })}
              {/* What a filter hides stays to be seen, faintly. */}
              <path d={every} className="fill-line" />
              <path d={paths.join("")} className="fill-line-strong" />
              <path d={failed} className="fill-bad" />
              <FocusMark lane={lane} geometry={geometry} />
            </g>
            <LaneTicks
              axis={axis}
              width={size.width}
              outline={outline}
              top={labelRow}
              bottom={labelRow + height}
              scale={size.scale}
            />
            <LaneHits geometry={geometry} bottom={labelRow + height + 4} />
          </svg>
        )}
        <PositionWindow
          axis={axis}
          top={labelRow - 4}
          height={height + 8}
          onGo={(x) => {
            const at = session.layout.shownNear(stepAtX(x, geometry), 1);
            if (at !== null) showTarget(session, { kind: "steps", first: at, last: at });
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
  const lanes = lane.reduce((most, place) => Math.max(most, place), 0) + 1;
  return lanePaths(only, lanes, geometry).join("");
}
