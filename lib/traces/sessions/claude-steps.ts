/** One row of a Claude Code session → its steps; none for what is no step. */
import type { ParsedStep, StepKind } from "@/lib/traces/canonical";
import { errorText, keepInMain, messageSteps } from "@/lib/traces/content-blocks";
import { stepOf } from "@/lib/traces/draft";
import { field, isObject, type JsonObject, textField } from "@/lib/traces/json-value";
import { durationOf, takeTime } from "@/lib/traces/kept-time";
import { Remainder } from "@/lib/traces/remainder";
import type { ClaudeRow } from "@/lib/traces/sessions/claude-row";

/** What every row repeats: said once, in the trace's header, and in a row only where it differs. */
export const sessionKeys = [
  "sessionId",
  "session_id",
  "cwd",
  "version",
  "gitBranch",
  "userType",
  "slug",
  "entrypoint",
] as const;

export interface RowReading {
  /** The agent whose conversation the row belongs to. */
  readonly agent: string;
  /** Who speaks to this agent: the user, or the agent that started it. */
  readonly asker: string;
  /** What the first row of the session says under each of `sessionKeys`. */
  readonly session: JsonObject;
}

function withoutSession(row: JsonObject, session: JsonObject): Remainder {
  const rest = new Remainder(row);
  for (const key of sessionKeys) {
    const value = rest.peek(key);
    if (typeof value === "string" && value === field(session, key)) rest.take(key);
  }
  return rest;
}

/** What the program writes under the user's name is not the user's. */
function kindOf(row: ClaudeRow): StepKind {
  const written = ["isMeta", "isCompactSummary"].some((key) => field(row.value, key) === true);
  return row.type === "user" && written ? "system" : "message";
}

function messageRow(row: ClaudeRow, { agent, asker, session }: RowReading): readonly ParsedStep[] {
  const rest = withoutSession(row.value, session);
  const time = takeTime(rest);
  const message = new Remainder(row.message ?? {});
  const role = row.type;
  const speaker = role === "assistant" ? agent : asker;
  const steps = messageSteps(message.take("content"), { agent: speaker, kind: kindOf(row) });
  // Said by the agent's name already.
  if (steps.some((step) => step.agent === role)) {
    rest.take("type");
    if (message.peek("role") === role) message.take("role");
  }
  const left = message.left();
  if (left === null) rest.take("message");
  else rest.keep("message", left);
  const result = field(row.value, "toolUseResult");
  const duration = isObject(result)
    ? (durationOf(field(result, "totalDurationMs")) ?? durationOf(field(result, "durationMs")))
    : null;
  const failed = field(row.value, "isApiErrorMessage") === true;
  return keepInMain(steps, rest.left()).map((step) => ({
    ...step,
    time,
    addressee: role === "user" && asker !== "user" && step.kind === "message" ? agent : null,
    durationMs: step.kind === "tool result" ? duration : null,
    error: failed ? errorText(step.content) : step.error,
  }));
}

/** Notes of the program: compactions, failed requests, outputs of its commands. Those without words are no steps. */
function systemRow(row: ClaudeRow, { session }: RowReading): readonly ParsedStep[] {
  const rest = withoutSession(row.value, session);
  const content = rest.takeText("content");
  const error = field(row.value, "error");
  if ((content ?? "").trim() === "" && error === undefined) return [];
  const time = takeTime(rest);
  const said = isObject(error) ? textField(error, "message") : null;
  const shown = content ?? said ?? JSON.stringify(error);
  const failed = textField(row.value, "level") === "error" || error !== undefined;
  return [
    stepOf({
      agent: "system",
      kind: "event",
      content: shown,
      time,
      error: failed ? errorText(shown) : null,
      raw: rest.left(),
    }),
  ];
}

/** What somebody typed while the agent was at work. */
function queuedRow(row: ClaudeRow, { session }: RowReading): readonly ParsedStep[] {
  const attachment = field(row.value, "attachment");
  if (!isObject(attachment) || textField(attachment, "type") !== "queued_command") return [];
  const rest = withoutSession(row.value, session);
  const inner = new Remainder(attachment);
  const steps = messageSteps(inner.take("prompt"), { agent: "user", kind: "message" });
  if (steps.every((step) => step.content === "")) return [];
  rest.keep("attachment", inner.left() ?? {});
  const time = takeTime(rest);
  return keepInMain(steps, rest.left()).map((step) => ({ ...step, time }));
}

/** A sub-agent's words in the progress of its call: the row is the call's, the message the sub-agent's. */
function progressRow(row: ClaudeRow, reading: RowReading): readonly ParsedStep[] {
  const data = new Remainder(field(row.value, "data") as JsonObject);
  const said = data.takeObject("message") ?? {};
  const steps = messageRow({ ...row, value: said }, reading);
  const rest = withoutSession(row.value, reading.session);
  const dataLeft = data.left();
  if (dataLeft !== null) rest.keep("data", dataLeft);
  const left = rest.left();
  return left === null ? steps : keepInMain(steps, { progress: left });
}

export function claudeSteps(row: ClaudeRow, reading: RowReading): readonly ParsedStep[] {
  if (textField(row.value, "type") === "progress") return row.message === null ? [] : progressRow(row, reading);
  if ((row.type === "user" || row.type === "assistant") && row.message !== null) return messageRow(row, reading);
  if (row.type === "system") return systemRow(row, reading);
  return row.type === "attachment" ? queuedRow(row, reading) : [];
}
