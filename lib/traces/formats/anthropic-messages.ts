/** Messages of Anthropic's API: content in blocks, results of tools under the user's name, the system prompt beside them. */
import type { Json, ParsedStep, ParsedTrace } from "@/lib/traces/canonical";
import { isChatMessage } from "@/lib/traces/chat-message";
import { keepInMain, keepRole, messageSteps } from "@/lib/traces/content-blocks";
import { stepOf, traceOf } from "@/lib/traces/draft";
import { type DocumentFormat, reject } from "@/lib/traces/format";
import { withGrowingCalls } from "@/lib/traces/growing-calls";
import { field, isList, isObject, type JsonObject, textField, textOf } from "@/lib/traces/json-value";
import { takeTime } from "@/lib/traces/kept-time";
import { mostly } from "@/lib/traces/mostly";
import { Remainder } from "@/lib/traces/remainder";
import { nameOfFile, traceTitle } from "@/lib/traces/trace-title";

const ownBlocks = /^(?:thinking|redacted_thinking|tool_use|tool_result|server_tool_use|mcp_tool_use|\w+_tool_result)$/;

function hasOwnBlock(message: Json): boolean {
  const content = isObject(message) ? field(message, "content") : undefined;
  return isList(content) && content.some((block) => isObject(block) && ownBlocks.test(textField(block, "type") ?? ""));
}

const isMessageList = (value: Json | undefined): value is readonly Json[] =>
  isList(value) && value.length > 0 && mostly(value, isChatMessage);

/** One word under "system" names the multi-agent system instead. */
const isPrompt = (system: Json | undefined) => isList(system) || (typeof system === "string" && /\S\s+\S/.test(system));

/** A request, or what somebody made of one: messages that only Anthropic writes so, or a system prompt beside them. */
function isRequest(value: Json | undefined): value is JsonObject {
  if (!isObject(value)) return false;
  const messages = field(value, "messages");
  const system = field(value, "system");
  return isMessageList(messages) && (messages.some(hasOwnBlock) || isPrompt(system));
}

/** Anthropic's answer is a message itself. */
const isAnswer = (value: Json | undefined) => isChatMessage(value) && isList(field(value, "content"));

function stepsOf(value: Json): readonly ParsedStep[] {
  if (!isObject(value)) return [stepOf({ agent: null, kind: "event", content: textOf(value) ?? "", raw: value })];
  const rest = new Remainder(value);
  const role = rest.takeText("role");
  const name = rest.takeText("name");
  const time = takeTime(rest, ["timestamp", "created_at"]);
  const kind = role === "system" ? "system" : "message";
  const steps = messageSteps(rest.take("content"), { agent: name ?? role, kind });
  keepRole(rest, role, steps);
  keepRole(rest, name, steps, "name");
  return keepInMain(steps, rest.left()).map((step) => ({ ...step, time }));
}

/** What was asked may stand in a request of its own beside what was answered. */
function requestIn(record: Remainder): Remainder {
  const inner = record.peek("request");
  return isRequest(inner) ? new Remainder(inner) : record;
}

function conversation(messages: readonly Json[], record: Remainder, filename: string): ParsedTrace {
  const request = requestIn(record);
  const system = request.peek("system");
  const opening =
    system === undefined || system === null
      ? []
      : messageSteps(request.take("system"), { agent: "system", kind: "system" });
  request.take("messages");
  const model = request.takeText("model") ?? record.takeText("model");
  if (request !== record) record.keep("request", request.left() ?? {});
  const response = record.takeObject("response");
  const answer = response !== null && isChatMessage(response) ? stepsOf(response) : [];
  if (response !== null && answer.length === 0) record.keep("response", response);
  const steps = [...opening, ...messages.flatMap(stepsOf), ...answer];
  const id = ["id", "trace_id", "conversation_id", "session_id"].find((key) => textOf(record.peek(key)) !== null);
  const task = steps.find(
    ({ agent, kind, content }) => agent === "user" && kind === "message" && content !== "",
  )?.content;
  return traceOf({
    sourceId: id === undefined ? null : textOf(record.peek(id)),
    title: traceTitle(task ?? null, nameOfFile(filename)),
    model,
    task: task ?? null,
    raw: record.left(),
    steps,
  });
}

export const anthropicRequests = withGrowingCalls({
  name: "anthropic-messages",
  title: "Anthropic messages, one conversation a record",
  unit: "record",
  detect: ({ records }) =>
    mostly(
      records,
      (value) =>
        isRequest(value) ||
        (isObject(value) && isRequest(field(value, "request")) && isAnswer(field(value, "response"))) ||
        (isMessageList(value) && value.some(hasOwnBlock)),
    ),
  *parse({ value }, { filename }) {
    const messages = isObject(value) ? requestIn(new Remainder(value)).peek("messages") : value;
    if (!isMessageList(messages)) {
      yield reject('This record has no list of messages ("messages": [{"role": …, "content": …}]).');
      return;
    }
    yield conversation(messages, new Remainder(isObject(value) ? value : {}), filename);
  },
});

export const anthropicMessages: DocumentFormat = {
  name: "anthropic-conversation",
  title: "Anthropic messages, one conversation in all",
  unit: "document",
  detect: ({ records, container }) => container !== "object" && isMessageList(records) && records.some(hasOwnBlock),
  *parse(records, { filename }) {
    const messages = records.map(({ value }) => value);
    if (isMessageList(messages)) yield conversation(messages, new Remainder({}), filename);
    else yield reject('These records are no messages ({"role": …, "content": …}).');
  },
};
