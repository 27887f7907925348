/** What AG2 (AutoGen 0.2) prints: "sender (to recipient):", a blank line, the message, 80 dashes. */
import type { LogGrammar, LogReading } from "@/lib/traces/logs/log-grammar";
import { behindBlankLines, type LogBlock, type LogStep, logSteps, trimmedEnd } from "@/lib/traces/logs/log-steps";

/** AG2 colours what it prints with escape sequences, where the terminal took them. */
const colour = String.raw`(?:\u001b\[\d+m)?`;
const header = new RegExp(
  [
    String.raw`^${colour}([\w][\w .-]{0,60}?)${colour} \(to ([^)\r\n]{1,80})\):[ \t]*$`,
    String.raw`^(-{80})[ \t]*$`,
    String.raw`^${colour}>{8} ([^\r\n]*)$`,
  ].join("|"),
  "gm",
);

/** "***** Suggested tool call (id): name *****", its arguments, a line of stars. */
const suggested =
  /^\*{5} Suggested (?:tool call \(([^)\r\n]{1,200})\)|function call): ([^*\r\n]{1,200}?) \*{5}[ \t]*\r?\nArguments:[ \t]*\r?\n/m;
const answered = /\*{5} Response from calling (?:tool \(([^)\r\n]{1,200})\)|function "?[^"*\r\n]{1,200}"?) \*{5}/y;
const stars = /\r?\n\*{10,}[ \t]*(?=\r?\n|$)/;

/** A single call at the end of a message is cut out of it, and a message that answers one is its result. */
function toolPart(text: string, body: number, blockEnd: number): Partial<LogStep> {
  answered.lastIndex = body;
  const result = answered.exec(text);
  if (result !== null) return { kind: "tool result", answers: result[1] ?? null };
  const message = text.slice(body, blockEnd);
  const call = suggested.exec(message);
  if (call === null) return {};
  const start = call.index + call[0].length;
  const closing = stars.exec(message.slice(start - 1));
  const end = closing === null ? -1 : Math.max(start, start - 1 + closing.index);
  // What comes behind the stars, such as another call, has to stay in its place: then the message stays whole.
  if (closing === null || message.slice(start - 1 + closing.index + closing[0].length).trim() !== "") return {};
  const content = trimmedEnd(text, body, body + call.index);
  const cut = { ...(call[1] === undefined ? {} : { id: call[1] }), name: call[2] ?? "" };
  return {
    ...(content === body ? { kind: "tool call" as const } : {}),
    call: { ...cut, content, start: body + start, end: body + end },
  };
}

function read(text: string): LogReading {
  const found = [...text.matchAll(header)];
  const blocks: LogBlock[] = found.map((match, index) => {
    const start = match.index;
    const [whole, agent, addressee] = match;
    if (agent === undefined) return { start, step: null };
    const body = behindBlankLines(text, start + whole.length);
    // Who answers a call is announced twice, the first time without a word.
    const next = found[index + 1];
    if (next?.[0] === whole && next.index === body) return { start, step: null };
    const part = toolPart(text, body, found[index + 1]?.index ?? text.length);
    return { start, step: { agent, addressee: addressee ?? null, body, ...part } };
  });
  return { ...logSteps(text, blocks), system: "AG2" };
}

export const ag2Console: LogGrammar = {
  name: "ag2-console",
  title: "AG2 (AutoGen 0.2) console output",
  recognise: (text) => {
    const found = [...text.matchAll(header)];
    return found.some((match) => match[1] !== undefined) && found.some((match) => match[3] !== undefined);
  },
  read,
};
