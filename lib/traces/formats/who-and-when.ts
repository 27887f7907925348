/**
 * Who&When (Zhang et al. 2025, arXiv 2505.00212): a failed run with the agent,
 * the step and the reason of its decisive mistake. Algorithm-generated records
 * name the agent in `name`, hand-crafted ones in `role`.
 */
import type { Outcome, ParsedStep, SourceClaim } from "@/lib/traces/canonical";
import { traceOf } from "@/lib/traces/draft";
import { type RecordFormat, reject } from "@/lib/traces/format";
import { field, isList, isObject, textField, textOf } from "@/lib/traces/json-value";
import { isMagenticRole, magenticStep } from "@/lib/traces/magentic-role";
import { mostly } from "@/lib/traces/mostly";
import { Remainder } from "@/lib/traces/remainder";
import { nameOfFile, traceTitle } from "@/lib/traces/trace-title";

const source = "Who&When";

/** The 0-based step that the text names; null when it names none of this trace. */
function stepNamed(text: string | null, steps: number): number | null {
  if (text === null || !/^(?:0|[1-9]\d{0,8})$/.test(text)) return null;
  const step = Number(text);
  return step < steps ? step : null;
}

/** A string or number, as text. */
function takeScalar(record: Remainder, key: string): string | null {
  const value = record.peek(key);
  if (typeof value !== "string" && typeof value !== "number") return null;
  return textOf(record.take(key));
}

/** One name, or several in a list. */
function takeNames(record: Remainder, key: string): string | null {
  const value = record.peek(key);
  if (!isList(value) || !value.every((name) => typeof name === "string")) return record.takeText(key);
  record.take(key);
  return value.join(", ");
}

function takeClaims(record: Remainder, steps: readonly ParsedStep[]): { claims: SourceClaim[]; warnings: string[] } {
  const agent = takeNames(record, "mistake_agent");
  const place = takeScalar(record, "mistake_step");
  const reason = record.takeText("mistake_reason");
  const step = stepNamed(place, steps.length);
  const claims: SourceClaim[] = [];
  const warnings: string[] = [];
  const lost = place !== null && step === null;
  if (lost)
    warnings.push(
      `The mistake is said to lie in step "${place}", which this trace of ${steps.length} steps does not have.`,
    );
  if (agent !== null || place !== null || reason !== null) {
    claims.push({ source, code: lost ? `mistake in step ${place}` : "mistake", step, agent, reason });
  }
  for (const key of ["mistake_type", "labels"]) {
    const code = takeScalar(record, key);
    if (code !== null && code !== "") claims.push({ source, code, step, agent, reason: null });
  }
  return { claims, warnings };
}

/** The runs of this set are failures: what says so is `is_correct`, or `is_corrected` in the hand-crafted part. */
function outcomeOf(record: Remainder): Outcome | null {
  const correct = record.peek("is_correct") ?? record.peek("is_corrected");
  const word = textOf(correct)?.toLowerCase();
  return word === "true" ? "achieved" : word === "false" ? "failed" : null;
}

export const whoAndWhen: RecordFormat = {
  name: "who-and-when",
  title: "Who&When",
  unit: "record",
  detect: ({ records }) =>
    mostly(
      records,
      (value) =>
        isObject(value) &&
        isList(field(value, "history")) &&
        ["mistake_agent", "mistake_step"].some((key) => Object.hasOwn(value, key)),
    ),
  *parse({ value }, { filename }) {
    const record = new Remainder(isObject(value) ? value : {});
    const history = record.takeList("history");
    if (history === null) {
      yield reject('This record has no list "history", in which Who&When keeps the messages.');
      return;
    }
    const steps = history.map(magenticStep);
    const { claims, warnings } = takeClaims(record, steps);
    const task = record.takeText("question");
    const level = record.peek("level");
    const isMagentic = history.some((message) => isObject(message) && isMagenticRole(textField(message, "role")));
    yield traceOf({
      sourceId: takeScalar(record, "question_ID"),
      title: traceTitle(task, nameOfFile(filename)),
      system: isMagentic ? "Magentic-One" : null,
      benchmark: source,
      task,
      outcome: outcomeOf(record),
      metadata: level === undefined || level === null ? {} : { level: textOf(level) },
      raw: record.left(),
      steps,
      claims,
      warnings,
    });
  },
};
