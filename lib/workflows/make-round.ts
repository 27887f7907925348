import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { fail, ok, type Result } from "@/lib/core/result";
import { recordChange } from "@/lib/db/record-change";
import { possibleAnnotators } from "@/lib/db/round-people";
import { type AnsweredTrace, answeredTraces, candidates, existing } from "@/lib/db/round-traces";
import { insertRound, type PlacedTrace } from "@/lib/db/rounds";
import { transaction } from "@/lib/db/transaction";
import { queueOrder } from "@/lib/rounds/queue-order";
import type { RoundInput, Selection, TraceChoice } from "@/lib/rounds/round-schema";
import { randomSample, stratifiedSample } from "@/lib/rounds/sample";

type Scope = ProjectScope<"curate">;

interface Chosen {
  readonly ids: readonly string[];
  readonly selection: Selection;
}

/** The traces of a choice; known items are read by everybody anyway and are not drawn. */
async function choose(scope: Scope, choice: TraceChoice, items: ReadonlySet<string>): Promise<Result<Chosen>> {
  if (choice.how === "picked") {
    const ids = choice.traces.filter((id) => !items.has(id));
    const found = await existing(scope, ids);
    if (found.length < new Set(ids).size) {
      return fail("invalid-input", "Some of the traces that were picked are not there any more.");
    }
    return ok({ ids: found.map(({ id }) => id), selection: { how: "picked" } });
  }
  const drawnFrom = (await candidates(scope, choice)).filter(({ id }) => !items.has(id));
  if (drawnFrom.length === 0) return fail("invalid-input", "There are no traces to draw from.");
  const { seed, size } = choice;
  const sample =
    choice.how === "random"
      ? randomSample(drawnFrom, size, seed)
      : stratifiedSample(drawnFrom, size, seed, choice.allocation);
  return ok({ ids: sample.map(({ id }) => id), selection: { ...choice, of: drawnFrom.length } });
}

/** The known answers of training and check items; the failure names what lacks one. */
async function answersOf(scope: Scope, ids: readonly string[]): Promise<Result<ReadonlyMap<string, AnsweredTrace>>> {
  if (ids.length === 0) return ok(new Map());
  const answered = new Map((await answeredTraces(scope, ids)).map((trace) => [trace.id, trace]));
  const lacking = ids.filter((id) => !answered.has(id)).length;
  if (lacking === 0) return ok(answered);
  return fail(
    "invalid-input",
    `${lacking === 1 ? "One training or check item has" : `${lacking} training or check items have`} no known answer: submit your own review of it first, or adjudicate it.`,
  );
}

/** Makes a round as a draft: nobody is asked for anything until it is opened. */
export async function makeRound(scope: Scope, input: RoundInput): Promise<Result<string>> {
  const { choice, training, checks: hidden, ...facts } = input;
  const annotators = [...new Set(input.annotators)];
  const possible = new Set((await possibleAnnotators(scope)).map(({ userId }) => userId));
  if (annotators.some((userId) => !possible.has(userId))) {
    return fail("invalid-input", "Every annotator of a round must be a member who may annotate.", [
      { path: "annotators", message: "Somebody of them may not annotate here." },
    ]);
  }
  if (input.perTrace > annotators.length) {
    return fail("invalid-input", "A trace cannot have more annotators than the round.", [
      { path: "perTrace", message: `This round has ${annotators.length}.` },
    ]);
  }
  const checks = hidden.filter((id) => !training.includes(id));
  const answers = await answersOf(scope, [...training, ...checks]);
  if (!answers.ok) return answers;
  const chosen = await choose(scope, choice, new Set([...training, ...checks]));
  if (!chosen.ok) return chosen;
  const { ids, selection } = chosen.value;
  const seed = choice.how === "picked" ? 0 : choice.seed;
  const traces = queueOrder(ids, training, checks, seed).map(
    (trace): PlacedTrace => ({ ...trace, answer: answers.value.get(trace.id)?.answer ?? null }),
  );
  const round = { ...facts, annotators, selection };
  return transaction(async (queries) => {
    const id = await insertRound(queries, scope, round, traces);
    // Which traces are checks is a secret that the history keeps too.
    const after = { ...round, traces: traces.length };
    await recordChange(queries, scope, { kind: "round", action: "made", subject: id, after });
    return ok(id);
  });
}
