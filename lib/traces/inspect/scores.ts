/** Scores of an Inspect sample: the outcome where they agree on one, and each as a claim. */
import type { Json, Outcome, SourceClaim } from "@/lib/traces/canonical";
import { field, isObject, type JsonObject, textField, textOf } from "@/lib/traces/json-value";
import { Remainder } from "@/lib/traces/remainder";

/** Inspect's letters: correct, incorrect, partly, no answer. */
function outcomeOf(value: Json | undefined): Outcome | null {
  if (value === "C" || value === 1 || value === true) return "achieved";
  if (value === "I" || value === "N" || value === 0 || value === false) return "failed";
  return null;
}

export interface Scores {
  readonly outcome: Outcome | null;
  readonly claims: readonly SourceClaim[];
  readonly warnings: readonly string[];
  /** What the scores say besides value and explanation. */
  readonly left: JsonObject | null;
}

const none: Scores = { outcome: null, claims: [], warnings: [], left: null };

function claimOf(scorer: string, score: JsonObject): SourceClaim {
  return {
    source: `Inspect: ${scorer}`,
    code: textOf(field(score, "value")) ?? "scored",
    step: null,
    agent: null,
    reason: textField(score, "explanation"),
  };
}

/** Takes the scores out of a sample. */
export function takeScores(sample: Remainder): Scores {
  const single = sample.peek("score");
  const key = isObject(single) && sample.peek("scores") === undefined ? "score" : "scores";
  const source = sample.takeObject(key);
  if (source === null) return none;
  const scores: readonly (readonly [string, Json])[] = key === "score" ? [["score", source]] : Object.entries(source);
  const claims: SourceClaim[] = [];
  const outcomes = new Set<Outcome | null>();
  const left = new Map<string, Json>();
  for (const [scorer, score] of scores) {
    if (!isObject(score)) {
      left.set(scorer, score);
      continue;
    }
    outcomes.add(outcomeOf(field(score, "value")));
    claims.push(claimOf(scorer, score));
    const rest = new Remainder(score);
    rest.takeText("explanation");
    if (typeof rest.peek("value") !== "object") rest.take("value");
    const remainder = rest.left();
    if (remainder !== null) left.set(scorer, remainder);
  }
  const scored = { ...none, claims, left: left.size === 0 ? null : { [key]: Object.fromEntries(left) } };
  const [outcome = null] = outcomes;
  if (outcomes.size <= 1) return { ...scored, outcome };
  const warning =
    "The scorers of this sample do not agree on the outcome, so none is taken; each score is kept as a claim.";
  return { ...scored, warnings: [warning] };
}
