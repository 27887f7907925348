/** Every string in a value, keys included, and how the pieces of a read trace give back its source. */
import type { ParsedStep, ParsedTrace } from "@/lib/traces/canonical";

export function collectStrings(value: unknown, found: string[] = []): string[] {
  if (typeof value === "string") found.push(value);
  else if (Array.isArray(value)) for (const item of value) collectStrings(item, found);
  else if (typeof value === "object" && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      found.push(key);
      collectStrings(item, found);
    }
  }
  return found;
}

/** The strings of a source record that must survive: its values, not the names of its fields. */
export function sourceStrings(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(sourceStrings);
}

function textAt(value: unknown, key: string): string {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return "";
  const found: unknown = Reflect.get(value, key);
  return typeof found === "string" ? found : "";
}

function stepSource(step: ParsedStep): string {
  const source = textAt(step.raw, "source");
  if (source !== "") return source;
  const call = step.toolCalls[0]?.arguments ?? "";
  const around = (key: string) => textAt(step.raw, key);
  return [around("header"), around("systemPrompt"), step.content, around("callHeader"), call, around("trailer")].join(
    "",
  );
}

/** The log that a trace was cut out of, put together again. */
export function reassembledLog(trace: ParsedTrace): string {
  const run = typeof trace.raw === "object" && trace.raw !== null && "run" in trace.raw ? trace.raw.run : trace.raw;
  return textAt(run, "preamble") + trace.steps.map(stepSource).join("");
}

/** The source strings that are nowhere in the trace. */
export function lostStrings(source: unknown, trace: ParsedTrace): string[] {
  const kept = collectStrings(trace);
  for (const step of trace.steps) {
    for (const call of step.toolCalls) kept.push(...decoded(call.arguments));
    kept.push(...decoded(step.content));
  }
  for (const claim of trace.claims) kept.push(String(claim.step));
  const exact = new Set(kept);
  const log = reassembledLog(trace);
  const isKept = (text: string): boolean => {
    if (exact.has(text) || log.includes(text) || kept.some((piece) => piece.includes(text))) return true;
    const inner = decoded(text).filter((part) => !["yes", "no"].includes(part));
    return inner.length > 0 && inner.every(isKept);
  };
  return sourceStrings(source).filter((text) => !isKept(text));
}

/** The strings in a text that is JSON itself. */
function decoded(text: string): string[] {
  if (!/^\s*[[{]/.test(text)) return [];
  try {
    return sourceStrings(JSON.parse(text));
  } catch {
    return [];
  }
}
