/**
 * HyperAgent logs (Phan et al. 2024): lines under "HyperAgent_<instance> - INFO - X's Response: …" or
 * "… - A->B: …". In MAST-Data the log may be indented and stand under a YAML-like head.
 */
import type { LogGrammar, LogReading } from "@/lib/traces/logs/log-grammar";
import { type LogBlock, logSteps, trimmedEnd } from "@/lib/traces/logs/log-steps";
import { listedSection } from "@/lib/traces/logs/yaml-listing";

const header = /^[ \t]*HyperAgent_(\S+?) - ([A-Z]+) - /gm;
const response = /(\S[^\r\n:]{0,60}?)'s Response: ?/y;
const direct = /([A-Z][\w -]{0,60}?)->([A-Z][\w -]{0,60}?): ?/y;
/** A code block that an "Action:" line opens and that ends the message. */
const actionCall = /\r?\n[ \t]*Action:[ \t]*\r?\n[ \t]*```([\w+-]*)[ \t]*\r?\n/g;

type Call = NonNullable<NonNullable<LogBlock["step"]>["call"]>;

function callIn(text: string, body: number, blockEnd: number): Call | null {
  const message = text.slice(body, blockEnd);
  const openings = [...message.matchAll(actionCall)];
  const opening = openings.at(-1);
  if (opening === undefined) return null;
  const start = opening.index + opening[0].length;
  const closing = /\r?\n[ \t]*```[ \t]*(?=\r?\n|$)/g;
  closing.lastIndex = Math.max(0, start - 1);
  const closed = closing.exec(message);
  // Only a call at the end of the message: the text stays in its order.
  if (closed === null || message.slice(closed.index + closed[0].length).trim() !== "") return null;
  return {
    name: opening[1] || "code",
    content: trimmedEnd(text, body, body + opening.index),
    start: body + start,
    end: body + Math.max(start, closed.index),
  };
}

function blockAt(text: string, match: RegExpMatchArray, blockEnd: number): LogBlock {
  const start = match.index ?? 0;
  const from = start + match[0].length;
  direct.lastIndex = from;
  response.lastIndex = from;
  // A name may hold a line separator, behind which the next block begins.
  const within = (name: RegExpExecArray | null) => (name !== null && from + name[0].length <= blockEnd ? name : null);
  const sent = within(direct.exec(text));
  const said = sent === null ? within(response.exec(text)) : null;
  const found = sent ?? said;
  const failed = match[2] === "ERROR";
  if (found === null) return { start, step: failed ? { agent: null, kind: "event", body: from } : null };
  const body = from + found[0].length;
  const call = callIn(text, body, blockEnd);
  return {
    start,
    step: { agent: found[1] ?? null, addressee: sent?.[2] ?? null, body, ...(call === null ? {} : { call }) },
  };
}

function read(text: string): LogReading {
  const found = [...text.matchAll(header)];
  const blocks = found.map((match, index) => blockAt(text, match, found[index + 1]?.index ?? text.length));
  return {
    ...logSteps(text, blocks),
    system: "HyperAgent",
    sourceId: found[0]?.[1] ?? null,
    task: listedSection(text, "problem_statement"),
  };
}

export const hyperAgentLog: LogGrammar = {
  name: "hyperagent-log",
  title: "HyperAgent log",
  recognise: (text) => /^[ \t]*HyperAgent_\S+ - [A-Z]+ - /m.test(text),
  read,
};
