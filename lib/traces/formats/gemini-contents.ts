/** Gemini's contents, as its API takes and gives them and as a chat's history holds them: turns of "user" and "model" in parts. */
import type { Json, ParsedStep, ParsedTrace } from "@/lib/traces/canonical";
import { keepInMain, keepRole, messageSteps } from "@/lib/traces/content-blocks";
import { traceOf } from "@/lib/traces/draft";
import { type DocumentFormat, reject } from "@/lib/traces/format";
import { GeminiParts } from "@/lib/traces/formats/gemini-parts";
import { withGrowingCalls } from "@/lib/traces/growing-calls";
import { field, isList, isObject, type JsonObject, textOf } from "@/lib/traces/json-value";
import { takeTime } from "@/lib/traces/kept-time";
import { mostly } from "@/lib/traces/mostly";
import { Remainder } from "@/lib/traces/remainder";
import { nameOfFile, traceTitle } from "@/lib/traces/trace-title";

const partKeys = [
  "text",
  "functionCall",
  "function_call",
  "functionResponse",
  "function_response",
  "inlineData",
  "inline_data",
  "fileData",
  "file_data",
  "executableCode",
  "executable_code",
  "codeExecutionResult",
  "code_execution_result",
];

const isPart = (value: Json) => isObject(value) && partKeys.some((key) => Object.hasOwn(value, key));

function isContent(value: Json | undefined): value is JsonObject {
  const parts = isObject(value) ? field(value, "parts") : undefined;
  return isObject(value) && isList(parts) && parts.length > 0 && mostly(parts, isPart);
}

const isContentList = (value: Json | undefined): value is readonly Json[] =>
  isList(value) && value.length > 0 && mostly(value, isContent);

const listKeys = ["contents", "history"];
const instructionKeys = ["systemInstruction", "system_instruction"];

/** The request within a record: the record itself, or its "request". */
function requestKey(value: JsonObject): "" | "request" | null {
  const holds = (one: Json | undefined) => isObject(one) && listKeys.some((key) => isContentList(field(one, key)));
  if (holds(value)) return "";
  return holds(field(value, "request")) ? "request" : null;
}

/** The steps of one turn; a turn without a role, as in a request of one question, is the fallback's. */
function stepsOf(turn: Json, fallback: string, parts: GeminiParts): readonly ParsedStep[] {
  const rest = new Remainder(isObject(turn) ? turn : { content: turn });
  const role = rest.takeText("role");
  const authorKey = ["author", "name"].find((key) => typeof rest.peek(key) === "string") ?? "author";
  const author = rest.takeText(authorKey);
  const time = takeTime(rest, ["timestamp", "createTime", "create_time"]);
  const voice = { agent: author ?? role ?? fallback, kind: fallback === "system" ? "system" : "message" } as const;
  const list = rest.takeList("parts");
  const steps = messageSteps(list === null ? (textOf(turn) ?? "") : parts.blocks(list), voice);
  keepRole(rest, role, steps);
  keepRole(rest, author, steps, authorKey);
  return keepInMain(steps, rest.left()).map((step) => ({ ...step, time }));
}

/** The answers of a response, whose candidates then hold the rest of what it says of them. */
function takeAnswers(holder: Remainder, parts: GeminiParts): readonly ParsedStep[] {
  const candidates = holder.takeList("candidates") ?? [];
  const steps: ParsedStep[] = [];
  const left = candidates.map((candidate) => {
    const rest = new Remainder(isObject(candidate) ? candidate : {});
    const content = rest.peek("content");
    if (!isContent(content)) return candidate;
    rest.take("content");
    steps.push(...stepsOf(content, "model", parts));
    return rest.left();
  });
  if (left.some((rest) => rest !== null)) holder.keep("candidates", left);
  return steps;
}

function conversation(turns: readonly Json[], around: Around, title: string): ParsedTrace {
  const parts = new GeminiParts();
  const { record, request } = around;
  const key = instructionKeys.find((name) => request?.peek(name) !== undefined);
  const instruction = key === undefined ? [] : stepsOf(request?.take(key) ?? null, "system", parts);
  const said = turns.flatMap((turn) => stepsOf(turn, "user", parts));
  const response = record.takeObject("response");
  const answer = new Remainder(response ?? {});
  const answered = [...takeAnswers(answer, parts), ...takeAnswers(record, parts)];
  const model = [record, request, answer]
    .map((holder) => holder?.takeText("model") ?? holder?.takeText("modelVersion") ?? null)
    .find((name) => name !== null);
  const left = { request: request === record ? null : (request?.left() ?? null), response: answer.left() };
  for (const [name, rest] of Object.entries(left)) if (rest !== null) record.keep(name, rest);
  const steps = [...instruction, ...said, ...answered];
  const task = said.find(({ kind, content }) => kind === "message" && content !== "")?.content ?? null;
  const id = ["id", "trace_id", "conversation_id", "session_id"].find((name) => textOf(record.peek(name)) !== null);
  return traceOf({
    sourceId: id === undefined ? null : textOf(record.peek(id)),
    title: traceTitle(task, title),
    model: model ?? null,
    task,
    raw: record.left(),
    steps,
  });
}

/** A record, and the request in it, which may be itself. */
interface Around {
  readonly record: Remainder;
  readonly request: Remainder | null;
}

export const geminiRequests = withGrowingCalls({
  name: "gemini-contents",
  title: "Gemini contents, one conversation a record",
  unit: "record",
  detect: ({ records }) =>
    mostly(records, (value) => isContentList(value) || (isObject(value) && requestKey(value) !== null)),
  *parse({ value }, { filename }) {
    const title = nameOfFile(filename);
    const key = isObject(value) ? requestKey(value) : null;
    if (isContentList(value)) yield conversation(value, { record: new Remainder({}), request: null }, title);
    else if (!isObject(value) || key === null)
      yield reject('This record has no list of contents ("contents": [{"role": …, "parts": […]}]).');
    else {
      const record = new Remainder(value);
      const request = key === "" ? record : new Remainder(record.takeObject(key) ?? {});
      const list = listKeys.find((name) => isContentList(request.peek(name))) ?? "contents";
      yield conversation(request.takeList(list) ?? [], { record, request }, title);
    }
  },
});

export const geminiHistory: DocumentFormat = {
  name: "gemini-conversation",
  title: "Gemini contents, one conversation in all",
  unit: "document",
  detect: ({ records, container }) => container !== "object" && isContentList(records),
  *parse(records, { filename }) {
    const turns = records.map(({ value }) => value);
    if (isContentList(turns))
      yield conversation(turns, { record: new Remainder({}), request: null }, nameOfFile(filename));
    else yield reject('These records are no contents ({"role": …, "parts": […]}).');
  },
};
