/**
 * The content of a message as a list of blocks: text, reasoning, calls, results
 * and what else a source puts there. A result is a step of its own, and so is
 * reasoning, which labels have to be able to point at; text and calls that
 * follow one another are one step. What is in no step's fields is in its `raw`,
 * with its place in the list.
 */

import { readCall, takeFirstText } from "@/lib/traces/call-fields";
import type { Json, ParsedStep, StepKind, ToolCall } from "@/lib/traces/canonical";
import { stepOf } from "@/lib/traces/draft";
import { isList, isObject, type JsonObject, textField } from "@/lib/traces/json-value";
import { contentOf } from "@/lib/traces/message-content";
import { Remainder } from "@/lib/traces/remainder";

export interface Voice {
  readonly agent: string | null;
  /** What the plain text of this speaker is. */
  readonly kind: StepKind;
  /** Who answers the calls, where results stand among the blocks. */
  readonly toolAgent?: string | null;
}

const textTypes = new Set(["text", "input_text", "output_text", "refusal", "summary_text"]);
const thoughtTypes = new Set(["thinking", "reasoning", "reasoning_text"]);
const callTypes = new Set(["tool_use", "server_tool_use", "mcp_tool_use", "toolCall", "tool_call", "function_call"]);
const resultType = /(?:^|_)tool_result$|^toolResult$|^function_call_output$/;

type Piece =
  | { readonly is: "text" | "thought"; readonly text: string; readonly rest: Json }
  | { readonly is: "call"; readonly call: ToolCall; readonly rest: Json }
  | {
      readonly is: "result";
      readonly text: string;
      readonly answers: string | null;
      readonly failed: boolean;
      readonly rest: Json;
    }
  | { readonly is: "other"; readonly rest: Json };

function textPiece(is: "text" | "thought", block: JsonObject, keys: readonly string[]): Piece {
  const rest = new Remainder(block);
  const text = takeFirstText(rest, keys);
  if (text === null || (is === "thought" && text.trim() === "")) return { is: "other", rest: block };
  return { is, text, rest: rest.left() };
}

function resultPiece(block: JsonObject): Piece {
  const rest = new Remainder(block);
  const answers = takeFirstText(rest, ["tool_use_id", "toolCallId", "tool_call_id", "call_id"]);
  const key = ["content", "output", "result"].find((name) => rest.peek(name) !== undefined) ?? "content";
  const failed = ["is_error", "isError"].some((name) => rest.peek(name) === true);
  const { text, rest: parts } = contentOf(rest.take(key));
  if (parts !== undefined) rest.keep(key, parts);
  return { is: "result", text, answers, failed, rest: rest.left() };
}

function pieceOf(block: Json): Piece {
  if (typeof block === "string") return { is: "text", text: block, rest: null };
  if (!isObject(block)) return { is: "other", rest: block };
  const type = textField(block, "type");
  if (type === null || textTypes.has(type)) return textPiece("text", block, ["text", "content", "refusal"]);
  if (thoughtTypes.has(type)) return textPiece("thought", block, ["thinking", "reasoning", "text", "content"]);
  if (resultType.test(type)) return resultPiece(block);
  const reading = callTypes.has(type) ? readCall(block) : null;
  return reading === null ? { is: "other", rest: block } : { is: "call", ...reading };
}

interface Group {
  readonly is: "said" | "thought" | "result";
  readonly texts: string[];
  readonly calls: ToolCall[];
  readonly others: JsonObject[];
  answers: string | null;
  failed: boolean;
}

class Groups {
  readonly list: Group[] = [];

  open(is: Group["is"]): Group {
    const group: Group = { is, texts: [], calls: [], others: [], answers: null, failed: false };
    this.list.push(group);
    return group;
  }

  /** The group that what is said next belongs to: text after a call begins a new one. */
  said(isText: boolean): Group {
    const last = this.list.at(-1);
    return last === undefined || last.is !== "said" || (isText && last.calls.length > 0) ? this.open("said") : last;
  }

  add(piece: Piece, index: number): void {
    const group = this.#groupOf(piece);
    if (piece.is === "call") group.calls.push(piece.call);
    else if (piece.is !== "other") group.texts.push(piece.text);
    if (piece.is === "result") {
      group.answers = piece.answers;
      group.failed = piece.failed;
    }
    if (piece.rest !== null) group.others.push({ index, part: piece.rest });
  }

  #groupOf(piece: Piece): Group {
    if (piece.is === "thought" || piece.is === "result") return this.open(piece.is);
    if (piece.is === "other") return this.list.at(-1) ?? this.open("said");
    return this.said(piece.is === "text");
  }
}

const longestError = 1000;

/** What a failed tool said, cut where it is long: the whole of it is the step's content. */
export function errorText(text: string): string {
  if (text.length <= longestError) return text;
  return `${text.slice(0, longestError).replace(/[\ud800-\udbff]$/, "")}…`;
}

function stepOfGroup(group: Group, voice: Voice): ParsedStep {
  const content = group.texts.join("\n");
  const raw = group.others.length === 0 ? null : { content: group.others };
  if (group.is === "thought") return stepOf({ agent: voice.agent, kind: "thought", content, raw });
  if (group.is === "result") {
    const agent = voice.toolAgent ?? "tool";
    const error = group.failed ? errorText(content) : null;
    return stepOf({ agent, kind: "tool result", content, answers: group.answers, error, raw });
  }
  const kind = group.calls.length > 0 && content === "" ? "tool call" : voice.kind;
  return stepOf({ agent: voice.agent, kind, content, toolCalls: group.calls, raw });
}

const callPrint = (call: ToolCall) => JSON.stringify([call.id, call.name, call.arguments]);

/** The steps of one message, at least one; calls that stand beside the content belong to what is said last. */
export function messageSteps(
  content: Json | undefined,
  voice: Voice,
  calls: readonly ToolCall[] = [],
): readonly [ParsedStep, ...ParsedStep[]] {
  const groups = new Groups();
  if (isList(content)) for (const [index, block] of content.entries()) groups.add(pieceOf(block), index);
  else if (content !== undefined && content !== null) {
    const { text, rest } = contentOf(content);
    groups.add({ is: "text", text, rest: null }, 0);
    if (rest !== undefined) groups.add({ is: "other", rest }, 0);
  }
  const known = new Set(groups.list.flatMap((group) => group.calls.map(callPrint)));
  const added = calls.filter((call) => call.id === null || !known.has(callPrint(call)));
  if (added.length > 0) groups.said(false).calls.push(...added);
  const [first = stepOf({ agent: voice.agent, kind: voice.kind, content: "" }), ...rest] = groups.list.map((group) =>
    stepOfGroup(group, voice),
  );
  return [first, ...rest];
}

/** The steps with `left`, what a message says besides its content, kept in the one that speaks for it. */
export function keepInMain(steps: readonly ParsedStep[], left: JsonObject | null): readonly ParsedStep[] {
  if (left === null) return steps;
  const said = steps.findIndex((step) => step.kind !== "thought");
  const main = Math.max(0, said);
  return steps.map((step, index) => (index === main ? { ...step, raw: mergedRaw(left, step.raw) } : step));
}

/** Puts a message's role, or another name for who speaks, back where no step speaks under it. */
export function keepRole(rest: Remainder, role: string | null, steps: readonly ParsedStep[], key = "role"): void {
  if (role !== null && !steps.some(({ agent }) => agent === role)) rest.keep(key, role);
}

/** Both, where they are objects; a field that both have is kept twice, unless it says the same. */
export function mergedRaw(first: JsonObject, second: Json): JsonObject {
  if (second === null) return first;
  if (!isObject(second)) return { ...first, value: second };
  const fields = new Map(Object.entries(first));
  for (const [key, value] of Object.entries(second)) {
    let name = key;
    while (fields.has(name) && fields.get(name) !== value) name += "+";
    fields.set(name, value);
  }
  return Object.fromEntries(fields);
}
