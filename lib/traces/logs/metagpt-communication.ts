/**
 * MetaGPT's agent communication log: "[time] FROM: role TO: {…}" with ACTION and
 * CONTENT, and "[time] NEW MESSAGES:" with "Role: text" blocks; 80 dashes close each.
 */
import type { LogGrammar, LogReading } from "@/lib/traces/logs/log-grammar";
import { behindBlankLines, type LogBlock, type LogStep, logSteps } from "@/lib/traces/logs/log-steps";
import { sourceTime } from "@/lib/traces/source-time";

const opening = /^=== MetaGPT Agent Communication Log/m;
const blockStart =
  /^(?:\[([^\]\r\n]+)\] (?:FROM: ([^\r\n]*?) TO: ([^\r\n]*)|NEW MESSAGES:)|-{80}|=== Communication Log Ended at [^\r\n]*)[ \t]*$/gm;
const speakerLine = /^([A-Za-z][\w .-]{0,60}?):(?: |[ \t]*$)/gm;
const speakerAfterHeader = /\s*([A-Za-z][\w .-]{0,60}?): ?/y;

const namesIn = (set: string) => [...set.matchAll(/['"]([^'"]+)['"]/g)].map((match) => match[1] ?? "");

/** "{'<all>'}" names everybody, "{'Alice', 'Bob'}" two. */
function addresseeOf(set: string): string {
  const names = namesIn(set);
  return names.length === 0 ? set.trim() : names.join(", ");
}

const actionAndContent = /\s*ACTION: ?([^\r\n]*)\r?\nCONTENT:[ \t]*(?:\r?\n)?/y;

function fromBlock(text: string, match: RegExpMatchArray): LogStep {
  const end = match.index === undefined ? 0 : match.index + match[0].length;
  actionAndContent.lastIndex = end;
  const found = actionAndContent.exec(text);
  return {
    agent: match[2]?.trim() ?? null,
    addressee: addresseeOf(match[3] ?? ""),
    time: sourceTime(match[1]),
    body: behindBlankLines(text, found === null ? end : actionAndContent.lastIndex),
    ...(found === null ? {} : { raw: { action: found[1] ?? "" } }),
  };
}

/** The first speaker of a "NEW MESSAGES" block stands right behind the header. */
function openingSpeaker(text: string, from: number): { readonly name: string; readonly body: number } | null {
  speakerAfterHeader.lastIndex = from;
  const found = speakerAfterHeader.exec(text);
  return found === null ? null : { name: found[1] ?? "", body: speakerAfterHeader.lastIndex };
}

/** A block may hold several messages. A line counts as a speaker's only when the name opens a block elsewhere, or is of one who sends or is sent a message. */
function newMessages(text: string, match: RegExpMatchArray, blockEnd: number, known: ReadonlySet<string>): LogBlock[] {
  const start = match.index ?? 0;
  const end = start + match[0].length;
  const time = sourceTime(match[1]);
  const first = openingSpeaker(text, end);
  if (first === null) return [{ start, step: { agent: null, kind: "event", time, body: behindBlankLines(text, end) } }];
  const blocks: LogBlock[] = [{ start, step: { agent: first.name, time, body: behindBlankLines(text, first.body) } }];
  for (const found of text.slice(first.body, blockEnd).matchAll(speakerLine)) {
    const [whole, agent = ""] = found;
    const at = first.body + found.index;
    if (found.index > 0 && known.has(agent))
      blocks.push({ start: at, step: { agent, time, body: behindBlankLines(text, at + whole.length) } });
  }
  return blocks;
}

function read(text: string): LogReading {
  const found = [...text.matchAll(blockStart)];
  const isNews = (match: RegExpMatchArray) => match[1] !== undefined && match[2] === undefined;
  const known = new Set(
    found.flatMap((match) => {
      if (isNews(match)) return openingSpeaker(text, match.index + match[0].length)?.name ?? [];
      const names = [match[2]?.trim() ?? "", ...namesIn(match[3] ?? "")];
      return names.filter((name) => name !== "");
    }),
  );
  const blocks = found.flatMap((match, index) => {
    if (match[1] === undefined) return [{ start: match.index, step: null }];
    if (!isNews(match)) return [{ start: match.index, step: fromBlock(text, match) }];
    return newMessages(text, match, found[index + 1]?.index ?? text.length, known);
  });
  const reading = logSteps(text, blocks);
  return { ...reading, system: "MetaGPT", task: reading.steps.find((step) => step.agent === "Human")?.content ?? null };
}

export const metaGptCommunication: LogGrammar = {
  name: "metagpt-communication-log",
  title: "MetaGPT communication log",
  recognise: (text) =>
    opening.test(text) || /^\[\d{4}-[^\]\r\n]+\] FROM: [^\r\n]+ TO: [^\r\n]*\r?\nACTION: /m.test(text),
  read,
};
