/**
 * The `_human.json` files of MAST's authors: one run with a human note and yes/no options. The trajectory is a
 * list of messages, a list of raw log lines, or an object with one conversation per agent.
 */

import { findModeByName } from "@/lib/mast/find-mode";
import type { ModeCode } from "@/lib/mast/taxonomy";
import type { Json, ParsedStep, SourceClaim, SourceLabel, SourceReview } from "@/lib/traces/canonical";
import { chatMessageStep } from "@/lib/traces/chat-message";
import { stepOf, traceOf } from "@/lib/traces/draft";
import { type RecordFormat, reject } from "@/lib/traces/format";
import { logRaw } from "@/lib/traces/formats/log-file";
import { noKnownForm } from "@/lib/traces/formats/plain-text";
import { field, isList, isObject, type JsonObject, textOf } from "@/lib/traces/json-value";
import { readLog } from "@/lib/traces/logs/grammars";
import { mostly } from "@/lib/traces/mostly";
import { Remainder } from "@/lib/traces/remainder";
import { nameOfFile, traceTitle } from "@/lib/traces/trace-title";

const annotator = "MASFT human notes";

interface Trajectory {
  readonly steps: readonly ParsedStep[];
  readonly system?: string | null;
  readonly raw?: Json;
  readonly warnings?: readonly string[];
}

export function isMasftHuman(value: Json): value is JsonObject {
  if (!isObject(value) || field(value, "trajectory") === undefined) return false;
  const note = field(value, "note");
  const noted = isObject(note) && isObject(field(note, "options"));
  return noted || (Object.hasOwn(value, "instance_id") && Object.hasOwn(value, "problem_statement"));
}

/** A list of lines or a string; null for anything else. */
function linesOf(value: Json | undefined): string | null {
  if (typeof value === "string") return value;
  return isList(value) && value.every((line) => typeof line === "string") ? value.join("\n") : null;
}

function readText(log: string): Trajectory {
  const reading = readLog(log);
  if (reading === null) return { steps: [stepOf({ agent: null, content: log })], warnings: [noKnownForm] };
  return {
    steps: reading.steps,
    system: reading.system ?? null,
    raw: logRaw(reading),
    warnings: reading.warnings ?? [],
  };
}

/** In an agent's own conversation the assistant is the agent, and whoever else speaks speaks to it. */
function readConversation(key: string, messages: readonly Json[]): ParsedStep[] {
  const name = /^\d+$/.test(key) ? `Agent ${key}` : key;
  return messages.map((message) => {
    const step = chatMessageStep(message);
    const own = step.agent === "assistant";
    const raw = { ...(isObject(step.raw) ? step.raw : {}), conversation: key, ...(own ? { role: "assistant" } : {}) };
    return { ...step, agent: own ? name : step.agent, addressee: own ? null : name, raw };
  });
}

function readTrajectory(value: Json): Trajectory {
  const text = linesOf(value);
  if (text !== null) return text.trim() === "" ? { steps: [] } : readText(text);
  if (isList(value)) {
    const steps = value.map(chatMessageStep);
    return { steps, system: steps.some((step) => step.agent === "mathproxyagent") ? "AG2" : null };
  }
  if (!isObject(value)) return { steps: [] };
  return {
    steps: Object.entries(value).flatMap(([key, messages]) =>
      isList(messages)
        ? readConversation(key, messages)
        : [
            stepOf({
              agent: null,
              kind: "event",
              content: textOf(messages) ?? "",
              raw: { conversation: key, value: messages },
            }),
          ],
    ),
  };
}

interface Verdicts {
  readonly review: SourceReview | null;
  readonly claims: readonly SourceClaim[];
  readonly warnings: readonly string[];
}

function takeNote(record: Remainder): Verdicts {
  const source = record.takeObject("note");
  if (source === null) return { review: null, claims: [], warnings: [] };
  const note = new Remainder(source);
  const text = linesOf(note.peek("text"));
  if (text !== null) note.take("text");
  const judged = new Set<ModeCode>();
  const labels: SourceLabel[] = [];
  const claims: SourceClaim[] = [];
  const absent: string[] = [];
  const options = Object.entries(note.takeObject("options") ?? {});
  const others = new Map<string, Json>();
  for (const [name, verdict] of options) {
    const said = typeof verdict === "string" ? verdict.trim().toLowerCase() : "";
    const mode = findModeByName(name)?.mode ?? null;
    if (said !== "yes" && said !== "no") others.set(name, verdict);
    else if (mode !== null) {
      judged.add(mode);
      if (said === "yes") labels.push({ mode, steps: null, note: name, agent: null });
    } else if (said === "yes") claims.push({ source: annotator, code: name, step: null, agent: null, reason: null });
    else absent.push(name);
  }
  if (others.size > 0) note.keep("options", Object.fromEntries(others));
  // What was asked says nothing of what was found, and stays.
  if (options.length > 0)
    note.keep(
      "asked",
      options.map(([name]) => name),
    );
  const left = note.left();
  if (left !== null) record.keep("note", left);
  if (options.length === 0 && text === null) return { review: null, claims, warnings: [] };
  const said = [
    text ?? "",
    absent.length === 0 ? "" : `Judged absent, without a counterpart in MAST: ${absent.join("; ")}.`,
  ];
  const review = {
    annotator,
    judged: [...judged],
    labels,
    achieved: null,
    note: said.filter((part) => part !== "").join("\n\n") || null,
  };
  const warnings = labels.some((label) => label.mode === "3.2")
    ? ['"No attempt to verify outcome" is taken as 3.2, No or incomplete verification, by its name.']
    : [];
  return { review, claims, warnings };
}

export const masftHuman: RecordFormat = {
  name: "masft-human",
  title: "MAST authors' human-annotated run (_human.json)",
  unit: "record",
  detect: ({ records }) => mostly(records, isMasftHuman),
  *parse({ value }, { filename }) {
    if (!isMasftHuman(value)) {
      yield reject('This record is no human-annotated run: "instance_id", "trajectory" and "note" are expected.');
      return;
    }
    const record = new Remainder(value);
    const trajectory = readTrajectory(record.take("trajectory") ?? null);
    const task = linesOf(record.peek("problem_statement"));
    if (task !== null) record.take("problem_statement");
    const { review, claims, warnings } = takeNote(record);
    const facts = record.peek("other_data");
    const correct = isObject(facts) ? field(facts, "correct") : undefined;
    const instance = record.takeText("instance_id");
    const left = { ...record.left(), ...(isObject(trajectory.raw) ? trajectory.raw : {}) };
    yield traceOf({
      sourceId: instance,
      title: traceTitle(task, instance, nameOfFile(filename)),
      system: trajectory.system ?? null,
      task,
      outcome: correct === true ? "achieved" : correct === false ? "failed" : null,
      raw: Object.keys(left).length === 0 ? null : left,
      steps: trajectory.steps,
      reviews: review === null ? [] : [review],
      claims,
      warnings: [...(trajectory.warnings ?? []), ...warnings],
    });
  },
};
