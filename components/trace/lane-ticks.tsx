import { ticks, xOf } from "@/components/trace/lane-marks";
import type { RunAxis } from "@/components/trace/run-axis";
import { durationName } from "@/components/trace/step-head";
import type { TraceOutline } from "@/lib/traces/step-schema";

const characters = new Intl.NumberFormat("en-GB", { notation: "compact", maximumFractionDigits: 1 });

interface Tick {
  readonly x: number;
  readonly text: string;
}

/** What is printed under the axis: numbers of steps, or every so often how much time or text has passed. */
function ticksOf(axis: RunAxis, width: number, outline: TraceOutline | null): Tick[] {
  if (axis.kind === "step" || outline === null) {
    return ticks(axis.count, width).map((step) => ({ x: xOf(step, { axis, width }), text: String(step) }));
  }
  const places = Math.max(2, Math.floor(width / 110));
  const before = new Float64Array(outline.length.length + 1);
  for (const [step, length] of outline.length.entries()) before[step + 1] = (before[step] ?? 0) + length;
  const steps = new Set(Array.from({ length: places }, (_, place) => axis.stepAt(place / places)));
  return [...steps].map((step) => {
    const time = outline.time.slice(0, step + 1).findLast((at) => at >= 0) ?? 0;
    const text = axis.kind === "time" ? durationName(time) : characters.format(before[step] ?? 0);
    return { x: axis.start(step) * width, text };
  });
}

/** The scale under the lanes, and where a wait was cut short. */
export function LaneTicks({
  axis,
  width,
  outline,
  top,
  bottom,
  scale,
}: {
  readonly axis: RunAxis;
  readonly width: number;
  readonly outline: TraceOutline | null;
  readonly top: number;
  readonly bottom: number;
  /** Of the text. */
  readonly scale: number;
}) {
  const shown = ticksOf(axis, width, outline);
  return (
    <>
      {axis.idle.slice(0, 200).map(({ step, ms }) => {
        const x = axis.start(step + 1) * width - 2;
        return (
          <g key={step} className="stroke-line-strong">
            <title>{`${durationName(ms)} idle, drawn shorter`}</title>
            <path d={`M${x - 2} ${bottom}l3 -6M${x + 1} ${bottom}l3 -6`} />
            <line x1={x} x2={x} y1={top} y2={bottom - 6} strokeDasharray="1 3" />
          </g>
        );
      })}
      {shown.map(({ x, text }) => (
        <text
          key={`${x} ${text}`}
          x={x}
          y={bottom + 12 * scale}
          textAnchor={x < 12 ? "start" : "middle"}
          className="fill-ink-faint font-mono text-[0.625rem]"
        >
          {text}
        </text>
      ))}
    </>
  );
}
