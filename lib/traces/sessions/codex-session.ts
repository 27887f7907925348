/** The rows of one Codex session → one trace, with those of its sub-agents at the calls that started them. */
import type { Json, ParsedStep, ParsedTrace } from "@/lib/traces/canonical";
import { mergedRaw } from "@/lib/traces/content-blocks";
import { stepOf, traceOf } from "@/lib/traces/draft";
import { field, isList, isObject, type JsonObject, textField } from "@/lib/traces/json-value";
import { takeTime } from "@/lib/traces/kept-time";
import { Remainder } from "@/lib/traces/remainder";
import { referToRepeats } from "@/lib/traces/repeats";
import { notedEvent, spokenEvent } from "@/lib/traces/sessions/codex-events";
import { type CodexVoices, codexItemSteps } from "@/lib/traces/sessions/codex-items";
import { agentOfThread, type CodexThread, codexThreads, payloadOf } from "@/lib/traces/sessions/codex-threads";
import { StepList } from "@/lib/traces/step-list";
import { nameOfFile, traceTitle } from "@/lib/traces/trace-title";

/** Every text that the items of a thread say: events say it again, before or after. */
function wordsOf(rows: readonly Json[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const row of rows) {
    const item = payloadOf(row, "response_item");
    for (const key of item === null ? [] : ["content", "summary"]) {
      const said = item === null ? undefined : field(item, key);
      for (const part of isList(said) ? said : [said]) {
        const text = isObject(part) ? textField(part, "text") : part;
        if (typeof text === "string") words.add(text);
      }
    }
  }
  return words;
}

function compaction(payload: JsonObject): ParsedStep {
  const rest = new Remainder(payload);
  const content = rest.takeText("message") ?? "";
  return stepOf({ agent: "system", kind: "event", content: content === "" ? "compacted" : content, raw: rest.left() });
}

function payloadSteps(type: Json | undefined, payload: JsonObject, voices: CodexVoices, words: ReadonlySet<string>) {
  if (type === "response_item") return codexItemSteps(payload, voices);
  if (type === "compacted") return [compaction(payload)];
  if (type !== "event_msg") return [];
  const spoken = spokenEvent(payload, voices);
  const step = spoken === null ? notedEvent(payload) : words.has(spoken.content) ? null : spoken;
  return step === null ? [] : [step];
}

function rowSteps(row: Json, voices: CodexVoices, words: ReadonlySet<string>): readonly ParsedStep[] {
  if (!isObject(row)) return [];
  const envelope = new Remainder(row);
  const payload = envelope.takeObject("payload");
  // Older versions wrote items without an envelope.
  if (payload === null) return codexItemSteps(row, voices);
  const steps = payloadSteps(envelope.peek("type"), payload, voices, words);
  const time = takeTime(envelope);
  const left = envelope.left();
  return steps.map((step, index) => ({
    ...step,
    time,
    raw: left === null || index > 0 ? step.raw : mergedRaw({ row: left }, step.raw),
  }));
}

class SessionSteps {
  readonly list = new StepList();
  readonly #calls = new Map<string, number>();
  readonly #waiting: Set<CodexThread>;

  constructor(children: readonly CodexThread[]) {
    this.#waiting = new Set(children);
  }

  add(thread: CodexThread, parent: number | null): void {
    const asker = (parent === null ? undefined : this.list.at(parent)?.agent) ?? "user";
    const voices = { agent: agentOfThread(thread), asker };
    const words = wordsOf(thread.rows);
    for (const row of thread.rows) {
      const steps = rowSteps(row, voices, words);
      if (steps.length === 0) this.list.beside(row);
      for (const step of steps) this.#push({ ...step, parent });
    }
  }

  #push(step: ParsedStep): void {
    const index = this.list.push(step);
    for (const { id } of step.toolCalls) if (id !== null) this.#calls.set(id, index);
    if (step.answers === null) return;
    // What started a sub-agent answers with its id.
    for (const child of [...this.#waiting]) {
      const id = child.meta === null ? null : textField(child.meta, "id");
      if (id !== null && step.content.includes(id) && this.#waiting.delete(child))
        this.add(child, this.#calls.get(step.answers) ?? null);
    }
  }

  end(): void {
    for (const child of [...this.#waiting]) if (this.#waiting.delete(child)) this.add(child, null);
  }
}

function modelOf(rows: readonly Json[]): string | null {
  for (const row of rows) {
    const context = payloadOf(row, "turn_context");
    const model = context === null ? null : textField(context, "model");
    if (model !== null) return model;
  }
  return null;
}

export function codexSession(rows: readonly Json[], filename: string): ParsedTrace {
  const [main = { meta: null, rows }, ...children] = codexThreads(rows);
  const steps = new SessionSteps(children);
  steps.add(main, null);
  steps.end();
  const all = steps.list.steps();
  const first = rows[0];
  const header = main.meta ?? (isObject(first) ? first : {});
  const task = all.find(
    ({ agent, kind, content }) => agent === "user" && kind === "message" && content !== "",
  )?.content;
  const facts = ["cwd", "cli_version", "originator"].flatMap((key) => {
    const value = textField(header, key);
    return value === null ? [] : [[key, value] as const];
  });
  const before = steps.list.before();
  return referToRepeats(
    traceOf({
      sourceId: textField(header, "id"),
      title: traceTitle(task ?? null, nameOfFile(filename)),
      system: "Codex CLI",
      model: modelOf(rows),
      task: task ?? null,
      metadata: Object.fromEntries(facts),
      raw: before.length === 0 ? null : { before },
      steps: all,
    }),
  );
}
