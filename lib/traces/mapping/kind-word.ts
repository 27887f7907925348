/** The words by which sources call what a step is → the kind of a step. */
import { type StepKind, stepKinds } from "@/lib/traces/canonical";

const words: Record<StepKind, readonly string[]> = {
  message: [
    "user",
    "human",
    "assistant",
    "ai",
    "model",
    "agent",
    "chat",
    "text",
    "response",
    "reply",
    "answer",
    "say",
    "said",
  ],
  thought: ["thinking", "reasoning", "think", "reason", "reflection", "scratchpad", "monologue"],
  "tool call": [
    "action",
    "act",
    "tool use",
    "tool start",
    "function call",
    "call",
    "command",
    "invoke",
    "tool request",
  ],
  "tool result": [
    "tool",
    "function",
    "observation",
    "obs",
    "tool output",
    "tool end",
    "tool response",
    "function call output",
    "function result",
    "function response",
    "tool return",
    "result",
  ],
  system: ["developer", "instruction", "instructions", "system prompt"],
  event: ["log", "status", "trace", "start", "end", "lifecycle", "handoff"],
};

const kinds = new Map(
  stepKinds.flatMap((kind) => [kind, ...words[kind]].map((word): [string, StepKind] => [word, kind])),
);

/** Null for a word that says nothing of the kind: "AIMessage" is "ai", "tool_call" is "tool call". */
export function kindOfWord(word: string): StepKind | null {
  const plain = word
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .replace(/[\s_.:-]+/g, " ")
    .trim();
  return kinds.get(plain) ?? kinds.get(plain.replace(/ (?:message|event|step)$/, "")) ?? null;
}
