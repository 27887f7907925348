/**
 * TRAIL (Deshpande et al. 2025, arXiv 2505.08638): runs as OpenInference spans
 * with the errors that annotators found, each at a span. A row holds both as
 * JSON text; a trace without its labels is read as a list of spans.
 */
import type { Json, ParsedTrace, SourceClaim } from "@/lib/traces/canonical";
import { type RecordFormat, type Rejection, reject } from "@/lib/traces/format";
import { labelsKey } from "@/lib/traces/identity";
import { field, isObject, type JsonObject, textOf } from "@/lib/traces/json-value";
import { mostly } from "@/lib/traces/mostly";
import { Remainder } from "@/lib/traces/remainder";
import { assemble } from "@/lib/traces/spans/assemble";
import { decoded } from "@/lib/traces/spans/messages/embedded-json";
import { containedSpans, holdsSpans } from "@/lib/traces/spans/sources/span-container";
import { withRaw } from "@/lib/traces/spans/traces-of-spans";

const source = "TRAIL";

function isRow(value: Json): value is JsonObject {
  return isObject(value) && Object.hasOwn(value, "labels") && holdsSpans(decoded(field(value, "trace")));
}

interface Labels {
  readonly claims: readonly SourceClaim[];
  /** What the labels say beyond their claims. */
  readonly left: readonly Json[];
}

function readLabels(labels: Json, places: ReadonlyMap<string, number>): Labels {
  const rest = new Remainder(isObject(labels) ? labels : { labels });
  const errors = (rest.takeList("errors") ?? []).map((error) => readError(error, places));
  const scores = (rest.takeList("scores") ?? []).map(readScores);
  const left = [...errors, ...scores].flatMap((reading) => reading.left);
  return {
    claims: [...errors, ...scores].flatMap((reading) => reading.claims),
    left: [...left, rest.left()].filter((item) => item !== null),
  };
}

function readError(error: Json, places: ReadonlyMap<string, number>): Labels {
  const fields = isObject(error) ? new Remainder(error) : null;
  const code = fields?.takeText("category") ?? null;
  if (fields === null || code === null) return { claims: [], left: [error] };
  const step = places.get(`${textOf(fields.peek("location"))}/span`) ?? null;
  const reason = fields.takeText("description");
  return { claims: [{ source, code, step, agent: null, reason }], left: [fields.left()] };
}

/** Marks of the run as a whole, such as "reliability_score" with "reliability_reasoning". */
function readScores(scores: Json): Labels {
  if (!isObject(scores)) return { claims: [], left: [scores] };
  const fields = new Remainder(scores);
  const claims: SourceClaim[] = [];
  for (const [key, mark] of Object.entries(scores)) {
    const name = /^(.+)_score$/.exec(key)?.[1];
    if (name === undefined || typeof mark === "object") continue;
    fields.take(key);
    claims.push({
      source,
      code: `${name}: ${mark}`,
      step: null,
      agent: null,
      reason: fields.takeText(`${name}_reasoning`),
    });
  }
  return { claims, left: [fields.left()] };
}

export const trail: RecordFormat = {
  name: "trail",
  title: "TRAIL, traces with their labels",
  unit: "record",
  detect: ({ records }) => mostly(records, isRow),
  *parse({ value }): Generator<ParsedTrace | Rejection> {
    const found = isRow(value) ? containedSpans(decoded(field(value, "trace")) ?? null, 0) : null;
    if (found === null || !isObject(value)) {
      yield reject('This record is no row of TRAIL: a "trace" with its spans and "labels" are expected.');
      return;
    }
    const row = new Remainder(value);
    row.take("trace");
    const { trace, places } = assemble(found.spans);
    const { claims, left } = readLabels(decoded(row.take("labels")) ?? null, places);
    const around = [...found.rest, ...(row.left() === null ? [] : [row.left()])];
    yield {
      ...withRaw(trace, {
        ...(around.length === 0 ? null : { around }),
        ...(left.length === 0 ? null : { [labelsKey]: left }),
      }),
      benchmark: source,
      claims,
    };
  },
};
