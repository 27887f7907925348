/** Role strings of Magentic-One recordings, such as "Orchestrator (-> WebSurfer)". */
import type { Json, ParsedStep, StepKind } from "@/lib/traces/canonical";
import { chatMessageStep } from "@/lib/traces/chat-message";
import { isObject, textField } from "@/lib/traces/json-value";

const annotated = /^(.+?) \((?:-> (.+)|(thought)|(termination condition))\)$/;

export function isMagenticRole(role: string | null): boolean {
  return role !== null && annotated.test(role);
}

export interface MagenticRole {
  readonly agent: string;
  readonly addressee: string | null;
  readonly kind: StepKind;
}

/** What a role such as "Orchestrator (-> WebSurfer)" says; null for a plain one. */
export function readMagenticRole(role: string): MagenticRole | null {
  const found = annotated.exec(role);
  if (found === null) return null;
  const [, agent = role, addressee, thought] = found;
  const kind = thought !== undefined ? "thought" : addressee !== undefined ? "message" : "event";
  return { agent, addressee: addressee ?? null, kind };
}

/** The step of a message whose role may carry an addressee or "(thought)"; the whole role stays in `raw`. */
export function magenticStep(value: Json): ParsedStep {
  const step = chatMessageStep(value);
  const role = isObject(value) ? textField(value, "role") : null;
  const read = role === null ? null : readMagenticRole(role);
  if (read === null || role === null || step.agent !== role) return step;
  return {
    ...step,
    ...read,
    raw: isObject(step.raw) ? { role, ...step.raw } : { role },
  };
}
