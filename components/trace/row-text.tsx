import type { FormatRow, FormattedPiece } from "@/components/trace/format-row";
import { FormattedText } from "@/components/trace/formatted-text";
import { type Piece, piecesOf } from "@/components/trace/row-pieces";
import type { LoadedStep } from "@/components/trace/trace-text";
import { classNames } from "@/components/ui/class-names";
import type { StepKind } from "@/lib/traces/canonical";
import { visibleRuns } from "@/lib/traces/visible";

const looks: Record<StepKind, string> = {
  message: "trace-text",
  thought: "trace-text text-ink-soft italic",
  "tool call": "trace-text",
  "tool result": "trace-code trace-box",
  system: "trace-text text-ink-soft",
  event: "trace-code text-ink-soft",
};

/** Text of a trace, drawn run by run; each run carries where it starts. */
function Runs({ start, text }: { readonly start: number; readonly text: string }) {
  return visibleRuns(text, start).map((run) =>
    run.kind === "text" ? (
      <span key={run.start} data-start={run.start}>
        {run.drawn}
      </span>
    ) : (
      <span
        key={run.start}
        data-start={run.start}
        data-length={run.length}
        className={run.kind === "mark" ? "trace-mark" : undefined}
      >
        {run.drawn}
      </span>
    ),
  );
}

function Part({
  piece,
  kind,
  formatted,
}: {
  readonly piece: Piece;
  readonly kind: StepKind;
  readonly formatted: FormattedPiece | undefined;
}) {
  const { part, start, text } = piece;
  if (formatted)
    return (
      <div
        className={
          formatted.look === "json" ? classNames("trace-code", part === "content" && "trace-box") : "trace-prose"
        }
      >
        <FormattedText nodes={formatted.nodes} />
      </div>
    );
  const look = part === "content" ? looks[kind] : classNames("trace-code", part === "name" && "font-semibold");
  return (
    <div dir="auto" className={look}>
      <Runs start={start} text={text} />
    </div>
  );
}

/** The text of one row: content as its kind is drawn, each tool call in a sunken box. */
export function RowText({
  loaded,
  start,
  text,
  format,
}: {
  readonly loaded: LoadedStep;
  readonly start: number;
  readonly text: string;
  /** How to lay it out; null for raw text. */
  readonly format: FormatRow | null;
}) {
  const pieces = piecesOf(loaded, start, text);
  const formatted = format?.(loaded, start, text);
  const { kind } = loaded.step;
  const calls = [...new Set(pieces.map(({ call }) => call))].filter((call) => call >= 0);
  return (
    <>
      {pieces
        .filter(({ call }) => call < 0)
        .map((piece) => (
          <Part key={piece.start} piece={piece} kind={kind} formatted={formatted?.get(piece.start)} />
        ))}
      {calls.map((call) => (
        <div key={call} className="trace-box mt-1">
          {pieces
            .filter((piece) => piece.call === call)
            .map((piece) => (
              <Part key={piece.start} piece={piece} kind={kind} formatted={formatted?.get(piece.start)} />
            ))}
        </div>
      ))}
    </>
  );
}
