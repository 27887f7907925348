/** Which questions of a trace are settled, by the decisions on their labels. */
import type { Decision } from "@/lib/reviews/adjudication-schema";
import type { Question } from "@/lib/reviews/questions";

/** Whether a decision holds: what stood for the label may have been withdrawn since, and then it is open again. */
export function standing({ verdict, into }: Decision, labels: ReadonlySet<string>): boolean {
  return verdict === "rejected" || into.some((id) => labels.has(id));
}

/** The questions with a label on which no decision holds. */
export function undecided(
  questions: readonly Question[],
  decisions: readonly Decision[],
  labels: readonly { readonly id: string }[],
): Question[] {
  const stand = new Set(labels.map(({ id }) => id));
  const held = new Set(decisions.flatMap((decision) => (standing(decision, stand) ? [decision.label] : [])));
  return questions.filter(({ answers }) => answers.some(({ label }) => !held.has(label.id)));
}
