/**
 * CrewAI's `output_log_file` as text: one entry a line that begins with a time,
 * followed by key="value" pairs whose values may run over lines and hold quotes.
 */
import type { LogGrammar, LogReading } from "@/lib/traces/logs/log-grammar";
import { type LogBlock, logSteps } from "@/lib/traces/logs/log-steps";
import { sourceTime } from "@/lib/traces/source-time";

const entry = /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d): (?=task_name="|task="|agent=")/gm;
const pair = /(?:^|", )(task_name|task|agent|status|output)="/g;

interface Value {
  readonly start: number;
  readonly end: number;
}

/** Where the values of an entry stand; the last one ends with the quote at the end of the entry. */
function valuesIn(text: string, from: number, to: number): ReadonlyMap<string, Value> {
  const found = [...text.slice(from, to).matchAll(pair)];
  const closing = text.lastIndexOf('"', to - 1);
  return new Map(
    found.map((match, index) => {
      const start = from + match.index + match[0].length;
      const next = found[index + 1];
      return [match[1] ?? "", { start, end: Math.max(start, next === undefined ? closing : from + next.index) }];
    }),
  );
}

function blocksOf(text: string, match: RegExpMatchArray, to: number): readonly LogBlock[] {
  const start = match.index ?? 0;
  const values = valuesIn(text, start + match[0].length, to);
  const output = values.get("output");
  const said = output ?? values.get("task");
  const agent = values.get("agent");
  const step = {
    agent: agent === undefined ? null : text.slice(agent.start, agent.end),
    kind: output === undefined ? ("event" as const) : ("message" as const),
    time: sourceTime(match[1]),
    body: said?.start ?? to,
  };
  // What follows the value belongs to the entry without being its content.
  return [
    { start, step },
    { start: said?.end ?? to, step: null },
  ];
}

function read(text: string): LogReading {
  const found = [...text.matchAll(entry)];
  const blocks = found.flatMap((match, index) => blocksOf(text, match, found[index + 1]?.index ?? text.length));
  const reading = logSteps(text, blocks);
  return { ...reading, system: "CrewAI", task: reading.steps.find(({ kind }) => kind === "event")?.content ?? null };
}

export const crewAiText: LogGrammar = {
  name: "crewai-text-log",
  title: "CrewAI log (output_log_file as text)",
  recognise: (text) =>
    /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d: (?:task_name|task|agent)="/m.test(text) &&
    /", status="(?:started|completed)"/.test(text),
  read,
};
