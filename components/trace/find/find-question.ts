import { findPattern } from "@/lib/traces/find-pattern";
import { type FindQuery, findQuerySchema } from "@/lib/traces/find-schema";

/** What somebody wants to find, as the find bar and the address say it. */
export type FindQuestion = Pick<FindQuery, "q" | "case" | "word" | "agent" | "kind">;

export const noQuestion: FindQuestion = { q: "", case: false, word: false, agent: [], kind: [] };

/** Parameters of the page's address. They differ from those of the filters, which narrow what is drawn. */
const addressNames = { q: "q", case: "case", word: "word", agent: "in", kind: "in-kind" } as const;

export function questionOf(address: URLSearchParams): FindQuestion {
  const parsed = findQuerySchema.safeParse({
    q: address.get(addressNames.q) ?? "",
    case: address.get(addressNames.case) ?? "false",
    word: address.get(addressNames.word) ?? "false",
    agent: address.getAll(addressNames.agent),
    kind: address.getAll(addressNames.kind),
  });
  if (!parsed.success) return { ...noQuestion, q: (address.get(addressNames.q) ?? "").slice(0, 200) };
  const { q, case: matchCase, word, agent, kind } = parsed.data;
  return { q, case: matchCase, word, agent, kind };
}

/** Writes the question into an address; none takes it out. */
export function writeQuestion(address: URLSearchParams, question: FindQuestion | null): void {
  for (const name of Object.values(addressNames)) address.delete(name);
  if (question === null || question.q === "") return;
  address.set(addressNames.q, question.q);
  if (question.case) address.set(addressNames.case, "true");
  if (question.word) address.set(addressNames.word, "true");
  for (const agent of question.agent) address.append(addressNames.agent, agent);
  for (const kind of question.kind) address.append(addressNames.kind, kind);
}

/** The question as the API takes it. */
export function findParameters(question: FindQuestion): URLSearchParams {
  const parameters = new URLSearchParams({
    q: question.q,
    case: String(question.case),
    word: String(question.word),
  });
  for (const agent of question.agent) parameters.append("agent", agent);
  for (const kind of question.kind) parameters.append("kind", kind);
  return parameters;
}

export function patternOf(question: FindQuestion): RegExp | null {
  return findPattern({ words: question.q, matchCase: question.case, wholeWord: question.word });
}
