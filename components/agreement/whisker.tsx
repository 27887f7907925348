import type { Measured } from "@/lib/agreement/agreement-schema";

/** The axis runs from −0.4 to 1: a coefficient may be below chance, but hardly ever is it far below. */
const lowest = -0.4;

function along(value: number): string {
  const part = (Math.min(1, Math.max(lowest, value)) - lowest) / (1 - lowest);
  return `${Number((part * 100).toFixed(2))}%`;
}

const ticks = [0, 0.5, 1];

/** A coefficient as a dot with the whiskers of its interval; decoration beside the figures that say the same. */
export function Whisker({ measured: { value, interval } }: { readonly measured: Measured }) {
  return (
    <span aria-hidden="true" className="relative block h-5 w-full min-w-24">
      {ticks.map((tick) => (
        <span
          key={tick}
          className={`absolute inset-y-0 w-px ${tick === 0 ? "bg-line-strong" : "bg-line"}`}
          style={{ left: along(tick) }}
        />
      ))}
      {interval && (
        <span
          className="absolute top-1/2 h-0.5 -translate-y-1/2 bg-ink-soft"
          style={{ left: along(interval[0]), right: `calc(100% - ${along(interval[1])})` }}
        />
      )}
      {value !== null && (
        <span
          className="absolute top-1/2 size-2.5 -translate-x-1/2 -translate-y-1/2 rounded-full border border-surface bg-ink"
          style={{ left: along(value) }}
        />
      )}
    </span>
  );
}
