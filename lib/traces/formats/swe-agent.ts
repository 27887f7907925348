/**
 * SWE-agent trajectories (Yang et al. 2024). `trajectory` holds what the agent
 * did and what came of it, `history` the messages that went to the model, from
 * which come the prompts, the names of agent and tool, and the ids of calls.
 * Some files have a history only.
 */

import { takeCalls } from "@/lib/traces/call-fields";
import type { Json, ParsedStep } from "@/lib/traces/canonical";
import { keepInMain, keepRole, mergedRaw, messageSteps } from "@/lib/traces/content-blocks";
import { stepOf, traceOf } from "@/lib/traces/draft";
import { type RecordFormat, reject } from "@/lib/traces/format";
import { field, isList, isObject, type JsonObject, textField } from "@/lib/traces/json-value";
import { durationOf } from "@/lib/traces/kept-time";
import { mostly } from "@/lib/traces/mostly";
import { Remainder } from "@/lib/traces/remainder";
import { referToRepeats } from "@/lib/traces/repeats";
import { nameOfFile, traceTitle } from "@/lib/traces/trace-title";

const isTurn = (value: Json) => isObject(value) && ["action", "observation"].every((key) => Object.hasOwn(value, key));
const isNote = (value: Json) =>
  isObject(value) && typeof field(value, "role") === "string" && Object.hasOwn(value, "agent");

function listIn(value: JsonObject, key: string, is: (item: Json) => boolean): boolean {
  const list = field(value, key);
  return isList(list) && mostly(list, is);
}

function isTrajectory(value: Json): value is JsonObject {
  return isObject(value) && (listIn(value, "trajectory", isTurn) || listIn(value, "history", isNote));
}

const environment = "environment";

/** A message of the history as a step of its own. */
function historySteps(message: Json): readonly ParsedStep[] {
  if (!isObject(message))
    return [stepOf({ agent: null, kind: "event", content: JSON.stringify(message), raw: message })];
  const rest = new Remainder(message);
  const role = rest.takeText("role");
  const type = textField(message, "message_type");
  const agent = rest.takeText("agent");
  const isAction = role === "assistant";
  const speaker = isAction ? agent : role === "tool" ? environment : role;
  if (agent !== null && speaker !== agent) rest.keep("agent", agent);
  const calls = takeCalls(rest, "tool_calls");
  const ids = rest.peek("tool_call_ids");
  const answers = isList(ids) && ids.length === 1 && typeof ids[0] === "string" ? ids[0] : null;
  const kind = role === "system" || type === "system_prompt" ? "system" : role === "tool" ? "tool result" : "message";
  const thought = textField(message, "thought");
  const content = rest.take("content");
  if (thought !== null && thought === content) rest.take("thought");
  const steps = messageSteps(content, { agent: speaker, kind }, calls);
  keepRole(rest, role, steps);
  return keepInMain(steps, rest.left()).map((step) => ({ ...step, answers: step.answers ?? answers }));
}

interface Call {
  readonly agent: string | null;
  readonly id: string | null;
  readonly name: string;
  /** What the history says of this turn beyond the trajectory. */
  readonly left: Json;
}

function callOf(message: Json | undefined, result: Json | undefined): Call {
  const said = isObject(message) ? message : {};
  const calls = field(said, "tool_calls");
  const [first] = isList(calls) ? calls : [];
  const inner = isObject(first) ? field(first, "function") : undefined;
  const parts = [message, result].filter((part) => part !== undefined);
  return {
    agent: textField(said, "agent"),
    id: isObject(first) ? textField(first, "id") : null,
    name: (isObject(inner) ? textField(inner, "name") : null) ?? "action",
    left: parts.length === 0 ? null : { history: parts },
  };
}

function turnSteps(turn: Json, { agent, id, name, left }: Call): readonly ParsedStep[] {
  if (!isObject(turn)) return [stepOf({ agent: null, kind: "event", content: JSON.stringify(turn), raw: turn })];
  const rest = new Remainder(turn);
  const thought = textField(turn, "thought");
  const response = rest.takeText("response");
  const content = response ?? rest.takeText("thought") ?? "";
  if (thought === content) rest.take("thought");
  const action = rest.takeText("action");
  const observation = rest.takeText("observation");
  const duration = durationOf(rest.peek("execution_time"), "s");
  const remainder = rest.left();
  const raw = remainder === null ? left : mergedRaw(remainder, left);
  const calls = action === null || action === "" ? [] : [{ id, name, arguments: action }];
  const act = stepOf({
    agent: agent ?? "main",
    kind: content === "" && calls.length > 0 ? "tool call" : "message",
    content,
    toolCalls: calls,
    raw,
  });
  if (observation === null) return [act];
  const answers = calls.length > 0 ? id : null;
  return [
    act,
    stepOf({ agent: environment, kind: "tool result", content: observation, answers, durationMs: duration }),
  ];
}

const isAction = (message: Json) =>
  isObject(message) && textField(message, "role") === "assistant" && field(message, "is_demo") !== true;

/** What stands before the first action belongs to no turn; from there on, a turn is an action and what follows it. */
function aligned(turns: readonly Json[], history: readonly Json[]) {
  const first = history.findIndex(isAction);
  const prompts = first < 0 ? history : history.slice(0, first);
  const said = first < 0 ? [] : history.slice(first);
  const places = said.flatMap((message, index) => (isAction(message) ? [index] : []));
  const steps = turns.flatMap((turn, index) => {
    const from = places[index];
    const until = index + 1 < turns.length ? (places[index + 1] ?? said.length) : said.length;
    const [message, ...results] = from === undefined ? [] : said.slice(from, until);
    return turnSteps(
      turn,
      callOf(message, results.length === 0 ? undefined : results.length === 1 ? results[0] : results),
    );
  });
  return [...prompts.flatMap(historySteps), ...steps];
}

function nested(value: Json | undefined, ...path: readonly string[]): string | null {
  const [key, ...rest] = path;
  if (!isObject(value) || key === undefined) return null;
  return rest.length === 0 ? textField(value, key) : nested(field(value, key), ...rest);
}

export const sweAgent: RecordFormat = {
  name: "swe-agent",
  title: "SWE-agent trajectory",
  unit: "record",
  detect: ({ records }) => mostly(records, isTrajectory),
  *parse({ value }, { filename }) {
    if (!isTrajectory(value)) {
      yield reject('This record is no trajectory of SWE-agent: "trajectory" or "history" is expected.');
      return;
    }
    const record = new Remainder(value);
    const turns = listIn(value, "trajectory", isTurn) ? record.takeList("trajectory") : null;
    const history = record.takeList("history") ?? [];
    const steps = turns === null ? history.flatMap(historySteps) : aligned(turns, history);
    const replay = record.peek("replay_config");
    const task =
      nested(replay, "problem_statement", "text") ??
      steps.find(({ agent, kind }) => agent === "user" && kind === "message")?.content ??
      null;
    const instance = nested(replay, "problem_statement", "id") ?? nested(replay, "agent", "name");
    const exit = nested(value, "info", "exit_status");
    yield referToRepeats(
      traceOf({
        sourceId: instance,
        title: traceTitle(instance, task, nameOfFile(filename)),
        system: "SWE-agent",
        model: nested(replay, "agent", "model", "name"),
        task,
        metadata: exit === null ? {} : { exit_status: exit },
        raw: record.left(),
        steps,
      }),
    );
  },
};
