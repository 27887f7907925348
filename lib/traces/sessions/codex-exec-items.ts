/** Items of `codex exec --json`, each as its last event has it → the step that it is, and the step that answers it. */
import type { Json, ParsedStep, ToolCall } from "@/lib/traces/canonical";
import { errorText } from "@/lib/traces/content-blocks";
import { stepOf } from "@/lib/traces/draft";
import { field, isList, isObject, type JsonObject, textField, textOf } from "@/lib/traces/json-value";
import { contentOf } from "@/lib/traces/message-content";
import { Remainder } from "@/lib/traces/remainder";

const agent = "assistant";

export interface ItemReading {
  readonly step: ParsedStep;
  /** What came back where the item is a call. */
  readonly result: ParsedStep | null;
}

/** Where a call of each type says what it calls, and with what. */
const calls: ReadonlyMap<string, { readonly name?: string; readonly input: string }> = new Map([
  ["command_execution", { input: "command" }],
  ["file_change", { input: "changes" }],
  ["web_search", { input: "query" }],
  ["mcp_tool_call", { name: "tool", input: "arguments" }],
  ["collab_tool_call", { name: "tool", input: "prompt" }],
]);

export function execItem(item: JsonObject): ItemReading {
  const type = textField(item, "type") ?? textField(item, "item_type") ?? "";
  const call = calls.get(type);
  if (call !== undefined) return callItem(new Remainder(item), type, call);
  return { step: saidItem(new Remainder(item), type), result: null };
}

function saidItem(rest: Remainder, type: string): ParsedStep {
  if (type === "todo_list") {
    const lines = planLines(rest.peek("items"));
    return stepOf({ agent, kind: "event", content: lines.join("\n"), raw: rest.left() });
  }
  const text = rest.takeText("text") ?? rest.takeText("message");
  if (text === null)
    return stepOf({ agent, kind: "event", content: JSON.stringify(rest.source, null, 2), raw: rest.left() });
  if (type === "reasoning") return stepOf({ agent, kind: "thought", content: text, raw: rest.left() });
  if (type === "error")
    return stepOf({ agent: "system", kind: "event", content: text, error: errorText(text), raw: rest.left() });
  return stepOf({ agent, kind: type.endsWith("_message") ? "message" : "event", content: text, raw: rest.left() });
}

/** The plan as a list to tick off. */
function planLines(items: Json | undefined): readonly string[] {
  const entries = isList(items) ? items : [];
  return entries.map((entry) =>
    isObject(entry)
      ? `${field(entry, "completed") === true ? "[x]" : "[ ]"} ${textOf(field(entry, "text")) ?? ""}`
      : (textOf(entry) ?? ""),
  );
}

function callItem(
  rest: Remainder,
  type: string,
  keys: { readonly name?: string; readonly input: string },
): ItemReading {
  const id = rest.takeText("id");
  const name = (keys.name === undefined ? null : rest.takeText(keys.name)) ?? type;
  const call: ToolCall = { id, name, arguments: textOf(rest.take(keys.input)) ?? "" };
  const result = resultOf(rest, id);
  const failed = result === null && rest.peek("status") === "failed" ? "failed" : null;
  const step = stepOf({ agent, kind: "tool call", content: "", toolCalls: [call], error: failed, raw: rest.left() });
  return { step, result };
}

/** A command says what it wrote and how it ended, a tool of a server what it answered or why it could not. */
function resultOf(rest: Remainder, answers: string | null): ParsedStep | null {
  const result = { agent: "tool", kind: "tool result", answers } as const;
  const output = rest.takeText("aggregated_output");
  const exit = rest.peek("exit_code");
  if (output !== null && (output !== "" || typeof exit === "number")) {
    const failed = typeof exit === "number" && exit !== 0;
    return stepOf({ ...result, content: output, error: failed ? errorText(output || `exit code ${exit}`) : null });
  }
  const problem = rest.takeObject("error");
  if (problem !== null) {
    const inner = new Remainder(problem);
    const content = inner.takeText("message") ?? "";
    return stepOf({ ...result, content, error: errorText(content || "failed"), raw: inner.left() });
  }
  const answer = rest.takeObject("result");
  if (answer === null) return null;
  const inner = new Remainder(answer);
  const { text, rest: others } = contentOf(inner.take("content"));
  if (others !== undefined) inner.keep("content", others);
  return stepOf({ ...result, content: text, raw: inner.left() });
}
