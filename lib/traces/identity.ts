/**
 * The identity of a trace: the same run imported again is a duplicate, and new
 * labels for a known run become new reviews. So it covers the source's own id
 * and the content, and leaves out what may differ between two uploads of the
 * same run: labels, title, the header fields a person may fill in, warnings,
 * and what stood around the list of traces in the file.
 */
import type { Json, ParsedStep, ParsedTrace } from "@/lib/traces/canonical";
import { isObject } from "@/lib/traces/json-value";
import { TextHash } from "@/lib/traces/text-hash";

/** The key of a trace's `raw` that holds what stood around the list that the trace was in. */
export const wrapperKey = "wrapper";

/** The key of a trace's `raw` that holds what the source says of its labels beyond reviews and claims. */
export const labelsKey = "topmast:labels";

/** JSON text that does not depend on the order of keys. */
function canonicalText(value: Json): string {
  if (value === null) return "null";
  if (typeof value !== "object") return JSON.stringify(value);
  if (!isObject(value)) return `[${(value as readonly Json[]).map(canonicalText).join(",")}]`;
  let text = "";
  for (const key of Object.keys(value).sort())
    text += `${text === "" ? "" : ","}${JSON.stringify(key)}:${canonicalText(value[key] ?? null)}`;
  return `{${text}}`;
}

function ownContent(raw: Json): Json {
  if (!isObject(raw) || !(Object.hasOwn(raw, wrapperKey) || Object.hasOwn(raw, labelsKey))) return raw;
  const left = Object.entries(raw).filter(([key]) => key !== wrapperKey && key !== labelsKey);
  return left.length === 0 ? null : Object.fromEntries(left);
}

/** SHA-256 in hexadecimal. */
export function traceIdentity(trace: ParsedTrace): string {
  if (trace.archived !== undefined) return trace.archived.identity;
  const hash = new TextHash();
  const { sourceId, task, outcome, metadata } = trace;
  hash.add(
    `{"metadata":${canonicalText(metadata)},"outcome":${quoted(outcome)},"raw":${canonicalText(ownContent(trace.raw))},"sourceId":${quoted(sourceId)},"task":${quoted(task)}}`,
  );
  for (const step of trace.steps) addStep(hash, step);
  return hash.end();
}

const quoted = (text: string | null) => (text === null ? "null" : JSON.stringify(text));

/** The canonical text of a step. Its keys are known, so nobody has to list and sort them for each of a million steps. */
function addStep(hash: TextHash, step: ParsedStep): void {
  const calls = step.toolCalls.map(
    (call) => `{"arguments":${quoted(call.arguments)},"id":${quoted(call.id)},"name":${quoted(call.name)}}`,
  );
  hash.add(
    `\n{"addressee":${quoted(step.addressee)},"agent":${quoted(step.agent)},"answers":${quoted(step.answers)},"content":`,
  );
  hash.add(quoted(step.content));
  hash.add(
    `,"durationMs":${step.durationMs},"error":${quoted(step.error)},"kind":"${step.kind}","parent":${step.parent},"raw":${canonicalText(step.raw)},"time":${quoted(step.time)},"toolCalls":[${calls.join(",")}]}`,
  );
}
