/** OpenManus logs (loguru): thoughts, the tools that an agent picks with their arguments, and their results. */
import type { LogGrammar, LogReading } from "@/lib/traces/logs/log-grammar";
import { type LogBlock, type LogStep, logSteps, trimmedEnd } from "@/lib/traces/logs/log-steps";
import { sourceTime } from "@/lib/traces/source-time";

const header = /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?) \| ([A-Z]+)\s*\| ([\w.<>]+:[\w<>]+:\d+) - /gm;
const thoughts = /[^\w\r\n]*([\w .-]+?)'s thoughts: ?/y;
const prepared = /[^\w\r\n]*Tools being prepared: (\[[^\r\n]*)/y;
const given = /[^\w\r\n]*Tool arguments: ?/y;
const finished = /[^\w\r\n]*Tool '([^'\r\n]+)' completed its mission! Result: ?/y;

/** What earlier lines said that the next step needs. */
interface Pending {
  agent: string | null;
  tool: string;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function stepAt(text: string, from: number, blockEnd: number, pending: Pending): LogStep | null {
  const thought = matchAt(thoughts, text, from);
  if (thought !== null) {
    pending.agent = thought[1] ?? null;
    return { agent: pending.agent, kind: "thought", body: from + thought[0].length };
  }
  const tools = matchAt(prepared, text, from);
  if (tools !== null) pending.tool = [...(tools[1] ?? "").matchAll(/'([^']+)'/g)].map((match) => match[1]).join(", ");
  const call = matchAt(given, text, from);
  if (call !== null) {
    const body = from + call[0].length;
    const end = trimmedEnd(text, body, blockEnd);
    return {
      agent: pending.agent,
      kind: "tool call",
      body,
      call: { name: pending.tool || "tool", content: body, start: body, end },
    };
  }
  const result = matchAt(finished, text, from);
  if (result === null) return null;
  return { agent: null, kind: "tool result", body: from + result[0].length, raw: { tool: result[1] ?? "" } };
}

function read(text: string): LogReading {
  const found = [...text.matchAll(header)];
  const pending: Pending = { agent: null, tool: "" };
  const blocks: LogBlock[] = found.map((match, index) => {
    const from = match.index + match[0].length;
    const step = stepAt(text, from, found[index + 1]?.index ?? text.length, pending);
    return { start: match.index, step: step === null ? null : { ...step, time: sourceTime(match[1]) } };
  });
  const task = /Read prompt from task\.txt: ([^\r\n]+)/.exec(text)?.[1] ?? null;
  return { ...logSteps(text, blocks), system: "OpenManus", task };
}

export const openManusLog: LogGrammar = {
  name: "openmanus-log",
  title: "OpenManus log",
  recognise: (text) =>
    [...text.matchAll(header)].some((match) => matchAt(thoughts, text, match.index + match[0].length) !== null),
  read,
};
