import type { LoadedStep } from "@/components/trace/trace-text";
import { classNames } from "@/components/ui/class-names";

/** 0.8 s, 2 min 5 s. */
export function durationName(milliseconds: number): string {
  if (milliseconds < 1_000) return `${milliseconds} ms`;
  const seconds = milliseconds / 1_000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

/** Who, to whom, what kind of step, how long it took, and what went wrong. */
export function StepHead({
  loaded: { step },
  under,
  linkedCall,
  claims,
  twin,
  onCompare,
  onGoTo,
}: {
  readonly loaded: LoadedStep;
  /** Whether it stands right under the call that it answers. */
  readonly under: boolean;
  /** The step with the call that it answers, where that stands elsewhere. */
  readonly linkedCall: number | null;
  /** An earlier step that says nearly the same. */
  readonly twin: number | null;
  readonly onCompare: () => void;
  /** What the source claims of this step in its own terms. */
  readonly claims: readonly string[];
  readonly onGoTo: (step: number) => void;
}) {
  return (
    <div className="flex min-w-0 select-none flex-wrap items-baseline gap-x-2">
      {under && <span className="text-ink-faint text-xs">result</span>}
      {!under && (
        <span className="min-w-0 break-words">
          <bdi className={classNames("font-semibold", step.agent === null && "text-ink-soft italic")}>
            {step.agent ?? "no agent"}
          </bdi>
          {step.addressee !== null && (
            <>
              <span className="mx-1.5 text-ink-faint">→</span>
              <bdi>{step.addressee}</bdi>
            </>
          )}
        </span>
      )}
      {!under && <span className="text-ink-faint text-xs">{step.kind}</span>}
      {linkedCall !== null && (
        <button
          type="button"
          className="text-ink-soft text-xs underline underline-offset-2"
          onClick={() => onGoTo(linkedCall)}
        >
          answers step {linkedCall}
        </button>
      )}
      {twin !== null && (
        <button type="button" className="text-ink-soft text-xs underline underline-offset-2" onClick={onCompare}>
          nearly step {twin} again
        </button>
      )}
      {step.durationMs !== null && <span className="text-ink-faint text-xs">{durationName(step.durationMs)}</span>}
      {claims.map((claim) => (
        <span key={claim} className="rounded border border-line-strong border-dashed px-1.5 text-ink-soft text-xs">
          {claim}
        </span>
      ))}
      {step.error !== null && (
        <span className="max-w-full break-words rounded bg-bad-tint px-1.5 text-bad text-xs">error: {step.error}</span>
      )}
    </div>
  );
}
