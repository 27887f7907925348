/** The rows of one Claude Code session → one trace, its sub-agents at the calls that started them. */
import type { Json, ParsedStep, ParsedTrace } from "@/lib/traces/canonical";
import { traceOf } from "@/lib/traces/draft";
import { field, type JsonObject, textField } from "@/lib/traces/json-value";
import { referToRepeats } from "@/lib/traces/repeats";
import { branchesOf } from "@/lib/traces/sessions/claude-branch";
import { type ClaudeRow, claudeRow, sessionIdOf } from "@/lib/traces/sessions/claude-row";
import { claudeSteps, type RowReading, sessionKeys } from "@/lib/traces/sessions/claude-steps";
import { type Thread, threadsOf } from "@/lib/traces/sessions/claude-threads";
import { StepList } from "@/lib/traces/step-list";
import { nameOfFile, traceTitle } from "@/lib/traces/trace-title";

class SessionSteps {
  readonly list = new StepList();
  readonly #waiting: Set<Thread>;

  constructor(
    threads: readonly Thread[],
    readonly session: JsonObject,
  ) {
    this.#waiting = new Set(threads);
  }

  addConversation(rows: readonly ClaudeRow[], agent: string): void {
    for (const row of rows) {
      // A sub-agent whose call is not known stands where the file has it.
      for (const thread of [...this.#waiting])
        if (thread.call === null && (thread.rows[0]?.index ?? 0) < row.index) this.#addThread(thread, null);
      this.#addRow(row, { agent, asker: "user", session: this.session }, null);
    }
    for (const thread of [...this.#waiting]) this.#addThread(thread, null);
  }

  #addRow(row: ClaudeRow, reading: RowReading, parent: number | null): void {
    const steps = claudeSteps(row, reading);
    if (steps.length === 0) this.list.beside(row.value);
    for (const step of steps) {
      const index = this.list.push({ ...step, parent });
      for (const { id } of step.toolCalls) {
        if (id === null) continue;
        for (const thread of [...this.#waiting]) if (thread.call === id) this.#addThread(thread, index);
      }
    }
  }

  #addThread(thread: Thread, parent: number | null): void {
    if (!this.#waiting.delete(thread)) return;
    const asker = (parent === null ? undefined : this.list.at(parent)?.agent) ?? "user";
    for (const row of thread.rows) this.#addRow(row, { agent: thread.name, asker, session: this.session }, parent);
  }
}

/** What all rows say alike, from the first that says it. */
function factsOf(rows: readonly ClaudeRow[]): JsonObject {
  const facts = sessionKeys.flatMap((key) => {
    const value = rows.map((row) => textField(row.value, key)).find((text) => text !== null);
    return value == null ? [] : [[key, value] as const];
  });
  return Object.fromEntries(facts);
}

function lastText(rows: readonly ClaudeRow[], key: string): string | null {
  const row = rows.findLast(({ value }) => (textField(value, key) ?? "").trim() !== "");
  return row === undefined ? null : textField(row.value, key);
}

function modelOf(rows: readonly ClaudeRow[]): string | null {
  const models = rows.map(({ message }) => (message === null ? null : textField(message, "model")));
  return models.find((model) => model !== null && model !== "<synthetic>") ?? null;
}

/** The first thing that a person said, the program's own commands aside. */
function taskOf(steps: readonly ParsedStep[]): string | null {
  const said = steps.filter(({ agent, kind, content }) => agent === "user" && kind === "message" && content !== "");
  return (said.find(({ content }) => !/^\s*<(?:command-|local-command)/.test(content)) ?? said[0])?.content ?? null;
}

const isAgentNote = ({ type }: ClaudeRow) => type === "agent-meta";

/** A sub-agent's file by itself is called after its id. */
function idInName(filename: string): string | null {
  return /(?:^|[/\\])agent-([\w-]+)\.jsonl/i.exec(filename)?.[1] ?? null;
}

export function claudeSession(values: readonly JsonObject[], others: readonly Json[], filename: string): ParsedTrace {
  const rows = values.map(claudeRow);
  const session = factsOf(rows);
  const notes = rows.filter(isAgentNote).map(({ value }) => value);
  const { threads, repeated } = threadsOf(rows, notes);
  const { current, left } = branchesOf(rows.filter((row) => !row.sidechain));
  const steps = new SessionSteps(threads, session);
  steps.addConversation(current, "assistant");
  const parts: readonly (readonly [string, readonly Json[]])[] = [
    ["before", [...steps.list.before(), ...others]],
    ["leftBranches", left.map(({ value }) => value)],
    ["repeatedProgress", repeated.map(({ value }) => value)],
  ];
  const sessionId = sessionIdOf(session);
  const isWhole = current.some(({ message }) => message !== null);
  const onlyAgent = isWhole ? null : (threads[0]?.agentId ?? idInName(filename));
  const all = steps.list.steps();
  const task = taskOf(all);
  return referToRepeats(
    traceOf({
      sourceId: [sessionId, onlyAgent].filter((part) => part !== null).join(" ") || null,
      title: traceTitle(
        lastText(rows, "customTitle"),
        lastText(rows, "aiTitle"),
        lastText(rows, "summary"),
        task,
        nameOfFile(filename),
      ),
      system: "Claude Code",
      model: modelOf(rows),
      task,
      metadata: Object.fromEntries(
        ["cwd", "version", "gitBranch"].flatMap((key) => {
          const value = field(session, key);
          return value === undefined ? [] : [[key, value]];
        }),
      ),
      raw: { session, ...Object.fromEntries(parts.filter(([, list]) => list.length > 0)) },
      steps: all,
      warnings:
        left.length === 0
          ? []
          : [
              `${left.length} rows belong to branches of the conversation that were left by rewinding; they are no steps and are kept in the trace's raw.`,
            ],
    }),
  );
}
