/** Role strings of Magentic-One recordings, such as "Orchestrator (-> WebSurfer)". */
import type { Json, ParsedStep } from "@/lib/traces/canonical";
import { chatMessageStep } from "@/lib/traces/chat-message";
import { isObject, textField } from "@/lib/traces/json-value";

const annotated = /^(.+?) \((?:-> (.+)|(thought)|(termination condition))\)$/;

export function isMagenticRole(role: string | null): boolean {
  return role !== null && annotated.test(role);
}

/** The step of a message whose role may carry an addressee or "(thought)"; the whole role stays in `raw`. */
export function magenticStep(value: Json): ParsedStep {
  const step = chatMessageStep(value);
  const role = isObject(value) ? textField(value, "role") : null;
  const found = annotated.exec(role ?? "");
  if (found === null || role === null || step.agent !== role) return step;
  const [, agent = role, addressee, thought] = found;
  return {
    ...step,
    agent,
    addressee: addressee ?? null,
    kind: thought !== undefined ? "thought" : addressee !== undefined ? "message" : "event",
    raw: isObject(step.raw) ? { role, ...step.raw } : { role },
  };
}
