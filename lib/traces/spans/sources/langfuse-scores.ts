/** Langfuse's scores and corrections → claims, with the step that they are about. */
import type { Json, SourceClaim } from "@/lib/traces/canonical";
import { isObject, textOf } from "@/lib/traces/json-value";
import { Remainder } from "@/lib/traces/remainder";

interface ScoreReading {
  readonly claims: readonly SourceClaim[];
  /** What the scores say beyond their claims. */
  readonly left: readonly Json[];
}

const valueKeys = ["stringValue", "string_value", "longStringValue", "long_string_value", "value"];

/** `places` finds the step of a span by `<span id>/span`. */
export function readScores(scores: readonly Json[], places: ReadonlyMap<string, number>): ScoreReading {
  const claims: SourceClaim[] = [];
  const left: Json[] = [];
  for (const score of scores) {
    const rest = isObject(score) ? new Remainder(score) : null;
    const code = rest?.takeText("name") ?? null;
    if (rest === null || code === null) {
      left.push(score);
      continue;
    }
    const observation = textOf(rest.peek("observationId") ?? rest.peek("observation_id"));
    const value = valueOfScore(rest);
    const comment = rest.takeText("comment");
    const reason = [value, comment].filter((part) => part !== null && part !== "").join(": ");
    claims.push({
      source: "Langfuse",
      code,
      step: observation === null ? null : (places.get(`${observation}/span`) ?? null),
      agent: null,
      reason: reason === "" ? null : reason,
    });
    const others = rest.left();
    if (others !== null) left.push(others);
  }
  return { claims, left };
}

/** Texts say more than the number beside them. */
function valueOfScore(score: Remainder): string | null {
  for (const key of valueKeys) {
    const value = score.peek(key);
    if (value === undefined || value === null || value === "" || typeof value === "object") continue;
    score.take(key);
    return textOf(value);
  }
  return null;
}
