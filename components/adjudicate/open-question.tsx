"use client";
import { type KeyboardEvent, useState } from "react";
import { acceptAndEdit, decideCurrent, giveReason, openQuestion, rejectAll } from "@/components/adjudicate/deciding";
import type { Settling } from "@/components/adjudicate/settling";
import { VerdictOf } from "@/components/adjudicate/verdict-of";
import { useSession } from "@/components/annotate/session-context";
import { useStore } from "@/components/annotate/store";
import { useNames } from "@/components/annotate/use-names";
import type { CommandId } from "@/components/keyboard/commands";
import { KeyOf } from "@/components/keyboard/key-of";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import type { Decision } from "@/lib/reviews/adjudication-schema";
import type { Label } from "@/lib/reviews/label-schema";
import { type Answer, answersElsewhere, type Question } from "@/lib/reviews/questions";
import type { Review } from "@/lib/reviews/review-schema";
import { placeName } from "@/lib/reviews/segment-geometry";

/** One question with every annotator's answer, and what can be done with them. */
export function OpenQuestion({
  settling,
  lanes,
  question,
  held,
}: {
  readonly settling: Settling;
  readonly lanes: readonly Review[];
  readonly question: Question;
  readonly held: ReadonlyMap<string, Decision>;
}) {
  const session = useSession();
  const { answer: at, busy } = useStore(settling.view, (view) => view);
  const editable = useStore(session.screen, ({ draft }) => draft.verdict.status === "draft");
  const { answers, without } = question;
  const elsewhere = answersElsewhere(question, settling.ground.get().questions);
  const beside = new Set(elsewhere.map(({ review }) => review));
  const nameOf = useNames(session);
  const nameIn = (review: string) => {
    const lane = lanes.find(({ id }) => id === review);
    return lane ? nameOf(lane) : "";
  };
  const current = Math.min(at, answers.length - 1);
  const decided = answers.flatMap(({ label }) => held.get(label.id) ?? []);
  const off = busy || !editable;
  return (
    <div className="flex flex-col gap-2 bg-sunken px-1 pb-2">
      <ul className="flex flex-col gap-1">
        {answers.map((answer, place) => (
          <li key={answer.label.id}>
            <AnswerCard
              name={nameIn(answer.review)}
              answer={answer}
              chosen={place === current}
              decision={held.get(answer.label.id)}
              choose={() => openQuestion(session, question, place)}
            />
          </li>
        ))}
      </ul>
      {without.length > 0 && (
        <p className="text-ink-soft text-xs">
          No label here:{" "}
          {without.map((review) => `${nameIn(review)}${beside.has(review) ? " (marks it elsewhere)" : ""}`).join(", ")}
        </p>
      )}
      {editable && (
        <div className="flex flex-wrap gap-1">
          <Act command="accept" name="Accept" off={off} act={() => decideCurrent(session, "accepted")} primary />
          <Act command="accept-edit" name="Edit" off={off} act={() => acceptAndEdit(session)} />
          {answers.length > 1 && (
            <Act command="merge" name="Merge all" off={off} act={() => decideCurrent(session, "merged")} />
          )}
          {answers.length === 1 && elsewhere.length > 0 && (
            <Act
              command="merge"
              name="Merge with the other places"
              off={off}
              act={() => decideCurrent(session, "merged")}
            />
          )}
          {(answers[current]?.label.segments.length ?? 0) > 1 && (
            <Act command="split" name="Split" off={off} act={() => decideCurrent(session, "split")} />
          )}
          {answers.length > 1 && (
            <Act command="reject" name="Reject this" off={off} act={() => decideCurrent(session, "rejected")} />
          )}
          <Act command="reject-all" name="Nobody was right" off={off} act={() => rejectAll(session)} />
          {decided.length > 0 && (
            <Act command="undecide" name="Take back" off={off} act={() => decideCurrent(session, "undecided")} />
          )}
        </div>
      )}
      <Reason key={question.id} settling={settling} question={question} decided={decided} editable={editable} />
    </div>
  );
}

function Act({
  command,
  name,
  off,
  act,
  primary = false,
}: {
  readonly command: CommandId;
  readonly name: string;
  readonly off: boolean;
  readonly act: () => unknown;
  readonly primary?: boolean;
}) {
  return (
    <Button size="small" look={primary ? "primary" : "quiet"} aria-disabled={off} onClick={() => void act()}>
      {name} <KeyOf command={command} silent />
    </Button>
  );
}

function AnswerCard({
  name,
  answer: { label },
  chosen,
  decision,
  choose,
}: {
  readonly name: string;
  readonly answer: Answer;
  readonly chosen: boolean;
  readonly decision: Decision | undefined;
  readonly choose: () => void;
}) {
  return (
    <button
      type="button"
      aria-pressed={chosen}
      onClick={choose}
      className={classNames(
        "flex w-full flex-col gap-0.5 rounded-md border bg-surface px-2 py-1.5 text-left text-[0.8125rem]",
        chosen ? "border-ink" : "border-line",
      )}
    >
      <span className="flex w-full items-baseline gap-2">
        <span className="min-w-0 grow truncate font-medium">{name}</span>
        {decision && <VerdictOf decision={decision} />}
      </span>
      <span className="text-ink-soft text-xs">{facts(label)}</span>
      {quoteOf(label) !== null && <q className="line-clamp-4 [overflow-wrap:anywhere]">{quoteOf(label)}</q>}
      {label.note !== "" && <span className="line-clamp-6 text-ink-soft [overflow-wrap:anywhere]">{label.note}</span>}
    </button>
  );
}

function facts({ segments, confidence, agent, decisive }: Label): string {
  const said = [confidence && `${confidence} confidence`, agent, decisive && "decided the failure"];
  return [segments.map(placeName).join(", "), ...said.filter(Boolean)].join(" · ");
}

function quoteOf({ segments }: Label): string | null {
  const quotes = segments.flatMap((segment) => (segment.kind === "text" ? segment.quote : []));
  return quotes.length === 0 ? null : quotes.join(" … ").slice(0, 600);
}

/** Why it is decided so: kept when one leaves the field or presses Enter, and with the decision where that comes after. */
function Reason({
  settling,
  question,
  decided,
  editable,
}: {
  readonly settling: Settling;
  readonly question: Question;
  readonly decided: readonly Decision[];
  readonly editable: boolean;
}) {
  const session = useSession();
  const kept = decided.find(({ reason }) => reason !== "")?.reason ?? "";
  const [reason, setReason] = useState(settling.reasons.get(question.id) ?? kept);
  const keep = () => {
    if (reason.trim() === kept) return;
    settling.reasons.set(question.id, reason.trim());
    if (decided.length > 0) void giveReason(session, question, reason.trim());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    // Leaving the field keeps it.
    session.focusReader();
  };
  return (
    <div className="relative">
      <input
        data-reason
        aria-label="Reason"
        placeholder="Reason"
        value={reason}
        readOnly={!editable}
        maxLength={2_000}
        onChange={(event) => setReason(event.currentTarget.value)}
        onBlur={keep}
        onKeyDown={onKeyDown}
        className="h-8 w-full rounded-md border border-line-strong/60 bg-surface pr-8 pl-2.5 text-[0.8125rem] placeholder:text-ink-faint"
      />
      <span className="pointer-events-none absolute top-1.5 right-2">
        <KeyOf command="reason" silent />
      </span>
    </div>
  );
}
