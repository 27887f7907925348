/**
 * PostgreSQL refuses NUL in text and jsonb, and its driver turns lone
 * surrogates into U+FFFD without a word. So each of them becomes one visible
 * code unit before it is stored (lengths and offsets stay), and what stood
 * there is written down in the `raw` of the same step or trace:
 *
 *   raw["topmast:replaced"] = { "/content": [[12, "\\u0000"]], … }
 *
 * The key is a JSON Pointer into the step or trace (a trailing `#` means the
 * name of that field), the number the UTF-16 index of the replaced unit, the
 * text its JSON escape.
 */
import type { ArchivedParts, Json, ParsedStep, ParsedTrace } from "@/lib/traces/canonical";
import { isList, isObject, type JsonObject } from "@/lib/traces/json-value";

export const replacedKey = "topmast:replaced";

/** NUL, and with the u flag lone surrogates only. */
const unstorable = /[\0\p{Cs}]/gu;

/** Two native scans settle nearly every text. */
const isStorable = (text: string | null) => text === null || (text.isWellFormed() && !text.includes("\0"));

const escapeOf = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** Notes of one step or trace while its fields are walked through. */
class Replacements {
  readonly notes = new Map<string, readonly (readonly [number, string])[]>();

  text<T extends string | null>(text: T, pointer: string): T | string {
    if (text === null || isStorable(text)) return text;
    this.notes.set(
      pointer,
      Array.from(text.matchAll(unstorable), (found) => [found.index, escapeOf(found[0])] as const),
    );
    return text.replace(unstorable, (unit) => (unit === "\0" ? "\u2400" : "\ufffd"));
  }

  json(value: Json, pointer: string): Json {
    if (typeof value === "string") return this.text(value, pointer);
    if (isList(value)) return value.map((item, index) => this.json(item, `${pointer}/${index}`));
    return isObject(value) ? this.object(value, pointer) : value;
  }

  object(value: JsonObject, pointer: string): JsonObject {
    const fields = new Map<string, Json>();
    for (const [key, item] of Object.entries(value)) {
      let name = this.text(key, `${pointer}/${token(key.replace(unstorable, "\ufffd"))}#`);
      // Two names may become the same one; the later one then steps aside.
      while (name !== key && (fields.has(name) || Object.hasOwn(value, name))) name += "\u2400";
      fields.set(name, this.json(item, `${pointer}/${token(name)}`));
    }
    return Object.fromEntries(fields);
  }

  /** The `raw` with the notes in it. */
  raw(value: Json): Json {
    const raw = this.json(value, "/raw");
    if (this.notes.size === 0) return raw;
    let key = replacedKey;
    const fields = raw === null ? {} : isObject(raw) ? raw : { value: raw };
    while (Object.hasOwn(fields, key)) key += "+";
    return { ...fields, [key]: Object.fromEntries(this.notes) };
  }
}

const token = (key: string) => key.replaceAll("~", "~0").replaceAll("/", "~1");

function isStorableJson(value: Json): boolean {
  if (typeof value === "string") return isStorable(value);
  if (isList(value)) return value.every(isStorableJson);
  if (!isObject(value)) return true;
  return Object.keys(value).every((key) => isStorable(key) && isStorableJson(value[key] ?? null));
}

function isStorableStep({ agent, content, toolCalls, addressee, answers, error, raw }: ParsedStep): boolean {
  return (
    isStorable(content) &&
    isStorable(agent) &&
    isStorable(addressee) &&
    isStorable(answers) &&
    isStorable(error) &&
    toolCalls.every((call) => isStorable(call.id) && isStorable(call.name) && isStorable(call.arguments)) &&
    isStorableJson(raw)
  );
}

export function storableStep(step: ParsedStep): ParsedStep {
  // Nearly every one is, and there are millions.
  if (isStorableStep(step)) return step;
  const found = new Replacements();
  const fields = {
    agent: found.text(step.agent, "/agent"),
    content: found.text(step.content, "/content"),
    toolCalls: step.toolCalls.map((call, index) => ({
      id: found.text(call.id, `/toolCalls/${index}/id`),
      name: found.text(call.name, `/toolCalls/${index}/name`),
      arguments: found.text(call.arguments, `/toolCalls/${index}/arguments`),
    })),
    addressee: found.text(step.addressee, "/addressee"),
    answers: found.text(step.answers, "/answers"),
    error: found.text(step.error, "/error"),
  };
  return { ...step, ...fields, raw: found.raw(step.raw) };
}

/** An archive comes from a database and holds nothing unstorable, unless somebody changed it. */
function storableParts(parts: ArchivedParts): ArchivedParts {
  const found = new Replacements();
  return {
    ...parts,
    identity: found.text(parts.identity, ""),
    stepKeys: parts.stepKeys.map((key) => found.text(key, "")),
    spans: parts.spans.map(({ spanId, body, receivedAt }) => ({
      spanId: found.text(spanId, ""),
      body: found.text(body, ""),
      receivedAt,
    })),
    annotators: parts.annotators.map((annotator) => found.json(annotator, "")),
    reviews: parts.reviews.map((review) => found.json(review, "")),
  };
}

/** The trace with nothing in it that PostgreSQL would refuse or change. */
export function storableTrace(trace: ParsedTrace): ParsedTrace {
  const found = new Replacements();
  const fields = {
    sourceId: found.text(trace.sourceId, "/sourceId"),
    title: found.text(trace.title, "/title"),
    system: found.text(trace.system, "/system"),
    model: found.text(trace.model, "/model"),
    benchmark: found.text(trace.benchmark, "/benchmark"),
    task: found.text(trace.task, "/task"),
    metadata: found.object(trace.metadata, "/metadata"),
    reviews: trace.reviews.map((review, at) => ({
      ...review,
      annotator: found.text(review.annotator, `/reviews/${at}/annotator`),
      note: found.text(review.note, `/reviews/${at}/note`),
      labels: review.labels.map((label, index) => ({
        ...label,
        note: found.text(label.note, `/reviews/${at}/labels/${index}/note`),
        agent: found.text(label.agent, `/reviews/${at}/labels/${index}/agent`),
      })),
    })),
    claims: trace.claims.map((claim, at) => ({
      ...claim,
      source: found.text(claim.source, `/claims/${at}/source`),
      code: found.text(claim.code, `/claims/${at}/code`),
      agent: found.text(claim.agent, `/claims/${at}/agent`),
      reason: found.text(claim.reason, `/claims/${at}/reason`),
    })),
    warnings: trace.warnings.map((warning, at) => found.text(warning, `/warnings/${at}`)),
  };
  const archived = trace.archived === undefined ? {} : { archived: storableParts(trace.archived) };
  return { ...trace, ...fields, ...archived, raw: found.raw(trace.raw), steps: trace.steps.map(storableStep) };
}
