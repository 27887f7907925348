import { z } from "zod";
import { focusNote } from "@/components/annotate/actions/labelling";
import { showLabel, showTarget } from "@/components/annotate/actions/reading";
import type { Session } from "@/components/annotate/session";
import { type Adjudication, adjudicationSchema, type DecisionInput } from "@/lib/reviews/adjudication-schema";
import { targetOfSegment } from "@/lib/reviews/place";
import { answersElsewhere, type Question } from "@/lib/reviews/questions";
import { standing } from "@/lib/reviews/standing-decisions";

type Verdict = DecisionInput["verdict"];

const problemSchema = z.object({ detail: z.string() });

/** Opens a question, shows where its first answer lies, and says how many are left. */
export function openQuestion(session: Session, question: Question, answer = 0): void {
  session.settling?.choose(question.id, answer);
  session.move({ type: "choose", label: null });
  const [segment] = question.answers[answer]?.label.segments ?? [];
  if (segment && segment.kind !== "trace") showTarget(session, targetOfSegment(segment));
}

/** Goes to the next question that is not decided, round and round. */
export function goToQuestion(session: Session, direction: 1 | -1): void {
  const { settling } = session;
  if (!settling) return;
  const all = settling.ground.get().questions;
  const open = new Set(settling.open().map(({ id }) => id));
  const here = all.findIndex(({ id }) => id === settling.view.get().question);
  for (let step = 1; step <= all.length; step += 1) {
    const question = all[(here + direction * step + all.length * 2) % all.length];
    if (!question || !open.has(question.id)) continue;
    openQuestion(session, question);
    return;
  }
  session.notice.dispatch("Every question is decided.");
}

export function goToAnswer(session: Session): void {
  const { settling } = session;
  const now = settling?.current();
  if (!settling || !now) return;
  const { question, answer } = now;
  openQuestion(session, question, (question.answers.indexOf(answer) + 1) % question.answers.length);
}

/** What one command decides about the question on which one stands. */
export async function decideCurrent(session: Session, verdict: Verdict): Promise<boolean> {
  const now = session.settling?.current();
  if (!now) {
    session.notice.dispatch("There is no question to decide.");
    return false;
  }
  const { question, answer } = now;
  const all = question.answers.map(({ label }) => label.id);
  // What one answer becomes stands for the others that are not decided yet; to reject is to reject this one.
  const alike = [answer.label.id, ...openAnswers(session, question).filter((id) => id !== answer.label.id)];
  // An answer that stands alone is merged with what others marked elsewhere.
  const elsewhere = all.length > 1 ? [] : answersElsewhere(question, session.settling?.ground.get().questions ?? []);
  const merged = [...all, ...elsewhere.map(({ label }) => label.id)];
  if (verdict === "merged" && merged.length === 1) {
    session.notice.dispatch("There is nothing to merge this with.");
    return false;
  }
  const labels = { accepted: alike, split: alike, merged, rejected: [answer.label.id], undecided: all }[verdict];
  return decide(session, question, labels, verdict);
}

export async function rejectAll(session: Session): Promise<void> {
  const question = session.settling?.current()?.question;
  if (!question) return session.notice.dispatch("There is no question to decide.");
  await decide(
    session,
    question,
    question.answers.map(({ label }) => label.id),
    "rejected",
  );
}

/** Accepts, and chooses the label that was made: then the keys of a chosen label change it. */
export async function acceptAndEdit(session: Session): Promise<void> {
  const of = session.settling?.current()?.answer.label.id;
  if (!(await decideCurrent(session, "accepted"))) return;
  const into = session.decisions.get().find(({ label }) => label === of)?.into[0];
  if (into === undefined) return;
  showLabel(session, into);
  focusNote(session);
}

function openAnswers(session: Session, { answers }: Question): string[] {
  const stand = new Set(session.screen.get().draft.labels.keys());
  const held = new Set(session.decisions.get().flatMap((one) => (standing(one, stand) ? [one.label] : [])));
  return answers.flatMap(({ label }) => (held.has(label.id) ? [] : [label.id]));
}

const done: Record<Verdict, string> = {
  accepted: "Accepted",
  merged: "Merged",
  split: "Split",
  rejected: "Rejected",
  undecided: "Open again",
};

/** Sends a decision and takes over how the adjudication then stands; answers whether it was taken. */
async function decide(
  session: Session,
  question: Question,
  labels: readonly string[],
  verdict: Verdict,
  reason?: string,
): Promise<boolean> {
  const { settling } = session;
  if (!settling || !session.editable) return false;
  if (settling.view.get().busy) {
    session.notice.dispatch("One moment: what came before is still being kept.");
    return false;
  }
  const known = new Map(session.decisions.get().map(({ label, version }) => [label, version]));
  const seen = Object.fromEntries(labels.map((label) => [label, known.get(label) ?? 0]));
  // One may say why first and decide then.
  const why = reason ?? settling.reasons.get(question.id);
  const body = { labels, verdict, seen, ...(why === undefined ? {} : { reason: why }) };
  if (!(await send(session, "PUT", "/decisions", body))) return false;
  if (reason !== undefined) {
    session.notice.dispatch("Reason kept.");
    return true;
  }
  const left = settling.open().length;
  session.notice.dispatch(`${done[verdict]}. ${left === 0 ? "Every question is decided." : `${left} left.`}`);
  const open = settling.open().some(({ id }) => id === question.id);
  if (verdict !== "undecided" && !open && left > 0) goToQuestion(session, 1);
  return true;
}

/** Keeps why the question was decided as it was. */
export async function giveReason(session: Session, question: Question, reason: string): Promise<void> {
  const decided = session.decisions.get().filter(({ label }) => question.answers.some((one) => one.label.id === label));
  // Each label keeps its verdict: only what stands together is sent together.
  const groups = Map.groupBy(decided, ({ verdict, into }) => JSON.stringify([verdict === "rejected", into]));
  for (const group of groups.values()) {
    const first = group.find(({ verdict }) => verdict !== "merged" && verdict !== "agreed") ?? group[0];
    if (!first || first.verdict === "agreed") continue;
    const labels = [first.label, ...group.flatMap(({ label }) => (label === first.label ? [] : [label]))];
    if (!(await decide(session, question, labels, first.verdict, reason))) return;
  }
}

export function focusReason(): void {
  const field = document.querySelector<HTMLInputElement>("[data-reason]");
  field?.focus();
}

/** Begins, or takes up what was said since: labels on which all agree are taken over. */
export async function beginSettling(session: Session): Promise<void> {
  if (session.screen.get().draft.verdict.status === "submitted") return;
  await send(session, "POST", "", {});
  const { settling } = session;
  if (!settling?.view.get().question) goToQuestion(session, 1);
}

async function send(session: Session, method: "POST" | "PUT", path: string, body: object): Promise<boolean> {
  const { settling, input } = session;
  if (!settling) return false;
  settling.view.dispatch({ busy: true });
  let taken = false;
  try {
    // What was said of labels before it has arrived before it.
    if (method === "PUT" && !(await session.saves.drained())) throw new Error("unsent");
    await session.takeFrom(async (): Promise<Adjudication> => {
      const response = await fetch(`/api/v1/traces/${input.trace.id}/adjudication${path}`, {
        method,
        body: JSON.stringify(body),
        headers: { "Content-Type": "application/json" },
      });
      if (response.ok) {
        taken = true;
        return adjudicationSchema.parse(await response.json());
      }
      const problem = problemSchema.safeParse(await response.json().catch(() => null));
      session.notice.dispatch(problem.success ? problem.data.detail : `The server answered ${response.status}.`);
      return session.api.adjudication();
    });
  } catch {
    session.notice.dispatch("The server cannot be reached. Nothing was decided; try again in a moment.");
  } finally {
    settling.view.dispatch({ busy: false });
  }
  return taken;
}
