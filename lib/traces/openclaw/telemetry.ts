/** The rows of OpenClaw telemetry → entries of a timeline. */
import type { Json, ParsedStep } from "@/lib/traces/canonical";
import { errorText } from "@/lib/traces/content-blocks";
import { stepOf } from "@/lib/traces/draft";
import { isObject, type JsonObject, textField, textOf } from "@/lib/traces/json-value";
import { durationOf, takeTime } from "@/lib/traces/kept-time";
import { contentOf } from "@/lib/traces/message-content";
import { Histories } from "@/lib/traces/openclaw/history";
import { type Session, sessionOf } from "@/lib/traces/openclaw/session-names";
import { spawnedTask } from "@/lib/traces/openclaw/spawned-task";
import { type Entry, Timeline } from "@/lib/traces/openclaw/timeline";
import { Remainder } from "@/lib/traces/remainder";

/** A message from one session to another names the one that it comes from. */
const fromSession = /^\[Inter-session message\] sourceSession=(\S+)/;

export class Telemetry {
  readonly timeline = new Timeline();
  /** What stood before the first step. */
  readonly before: Json[] = [];
  readonly #histories = new Histories(this.timeline);
  readonly #open: Entry[] = [];
  /** Sub-agent's session → what its agent is called. */
  readonly #names = new Map<string, string>();
  /** Session family → what was last said to it. */
  readonly #lastPrompt = new Map<string, string>();

  /** `owner` is the one agent of the file, for rows that name none. */
  constructor(readonly owner: string | null) {}

  add(row: Json, index: number): void {
    if (!isObject(row) || !this.#read(row, index)) this.#putBeside(row);
  }

  #putBeside(value: Json): void {
    if (!this.timeline.putBeside(value)) this.before.push(value);
  }

  /** False for what is no step. */
  #read(row: JsonObject, index: number): boolean {
    const rest = new Remainder(row);
    const type = textField(row, "type");
    const session = sessionOf(textField(row, "sessionKey"), textField(row, "agentId") ?? this.owner);
    if (type === "message.in" || type === "message.out") return this.#message(rest, session, type === "message.in");
    if (type === "agent.start") return this.#start(rest, session);
    if (type === "tool.start") return this.#call(rest, session, index);
    if (type === "tool.end" || type === "tool.error") return this.#result(rest, session);
    // What is being sent is told again when it is sent.
    return type === "message.sending" ? false : this.#other(rest, session);
  }

  #nameOf({ agent, family }: Session): string | null {
    return this.#names.get(family) ?? agent;
  }

  #message(rest: Remainder, session: Session, isIn: boolean): boolean {
    const time = takeTime(rest, ["timestamp", "ts"]);
    const { text, rest: parts } = contentOf(rest.take("content"));
    if (parts !== undefined) rest.keep("content", parts);
    if (isIn) this.#lastPrompt.set(session.family, text);
    const agent = isIn ? "user" : this.#nameOf(session);
    this.timeline.add(stepOf({ agent, content: text, time, raw: rest.left() }), session.family);
    return true;
  }

  /** What an agent starts with: its history, and a prompt that a message may have said already. */
  #start(rest: Remainder, session: Session): boolean {
    const messages = rest.takeList("messages");
    this.#histories.tell(messages ?? [], session.family, this.#nameOf(session));
    const prompt = rest.takeText("prompt");
    const isSaid = prompt === null || this.#lastPrompt.get(session.family) === prompt;
    if (isSaid) this.#putBeside(rest.left());
    else this.#prompt(prompt, rest, session);
    return true;
  }

  #prompt(prompt: string, rest: Remainder, session: Session): void {
    this.#lastPrompt.set(session.family, prompt);
    if (session.isSubagent) this.#linkToSpawn(session, prompt);
    const source = fromSession.exec(prompt)?.[1];
    const sender = source === undefined ? null : this.#nameOf(sessionOf(source, null));
    const time = takeTime(rest, ["timestamp", "ts"]);
    const agent = session.isSubagent ? this.owner : (sender ?? "user");
    const addressee = this.#nameOf(session);
    this.timeline.add(stepOf({ agent, addressee, content: prompt, time, raw: rest.left() }), session.family);
  }

  /** The task of the call that started a sub-agent is in the sub-agent's prompt. */
  #linkToSpawn(session: Session, prompt: string): void {
    const spawn = this.timeline.findCall((call) => {
      const spawned = spawnedTask(call);
      return spawned !== null && prompt.includes(spawned.task);
    });
    if (spawn === undefined) return;
    this.timeline.start(session.family, spawn);
    const labels = spawn.step.toolCalls.flatMap((call) => spawnedTask(call)?.label ?? []);
    const label = labels.find((name) => ![...this.#names.values()].includes(name));
    if (label !== undefined) this.#names.set(session.family, label);
  }

  #call(rest: Remainder, session: Session, index: number): boolean {
    const name = rest.takeText("toolName");
    if (name === null) return false;
    // Telemetry gives calls no ids: the row's number says which result is whose, until a history tells the id.
    const id = rest.takeText("toolCallId") ?? `row ${index + 1}`;
    const call = { id, name, arguments: textOf(rest.take("params")) ?? "" };
    const time = takeTime(rest, ["timestamp", "ts"]);
    const agent = this.#nameOf(session);
    const step = stepOf({ agent, kind: "tool call", content: "", toolCalls: [call], time, raw: rest.left() });
    this.#open.push(this.timeline.add(step, session.family));
    return true;
  }

  #result(rest: Remainder, { family }: Session): boolean {
    const name = rest.peek("toolName");
    const at = this.#open.findIndex((entry) => entry.family === family && entry.step.toolCalls[0]?.name === name);
    const [call] = at < 0 ? [] : this.#open.splice(at, 1);
    const key = ["result", "output", "error"].find((one) => rest.peek(one) !== undefined) ?? "result";
    const { text, rest: parts } = contentOf(rest.take(key));
    if (parts !== undefined) rest.keep(key, parts);
    const failed = rest.peek("success") === false || key === "error";
    const durationMs = durationOf(rest.peek("durationMs"));
    const step: ParsedStep = stepOf({
      agent: "tool",
      kind: "tool result",
      content: text,
      answers: call?.step.toolCalls[0]?.id ?? null,
      time: takeTime(rest, ["timestamp", "ts"]),
      durationMs,
      error: failed ? errorText(text) || "failed" : null,
      raw: rest.left(),
    });
    this.timeline.add(step, family);
    return true;
  }

  /** Rows of other types are steps where they say something. */
  #other(rest: Remainder, session: Session): boolean {
    const key = ["content", "text", "error"].find((one) => typeof rest.peek(one) === "string" && rest.peek(one) !== "");
    if (key === undefined) return false;
    const content = rest.takeText(key) ?? "";
    const time = takeTime(rest, ["timestamp", "ts"]);
    const error = key === "error" ? errorText(content) : null;
    const agent = this.#nameOf(session);
    this.timeline.add(stepOf({ agent, kind: "event", content, time, error, raw: rest.left() }), session.family);
    return true;
  }
}
