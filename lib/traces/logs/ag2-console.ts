/** What AG2 (AutoGen 0.2) prints: "sender (to recipient):", a blank line, the message, 80 dashes. */
import type { LogGrammar, LogReading } from "@/lib/traces/logs/log-grammar";
import { behindBlankLines, type LogBlock, logSteps } from "@/lib/traces/logs/log-steps";

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

function read(text: string): LogReading {
  const blocks: LogBlock[] = [...text.matchAll(header)].map((match) => {
    const start = match.index;
    const [whole, agent, addressee] = match;
    if (agent === undefined) return { start, step: null };
    return { start, step: { agent, addressee: addressee ?? null, body: behindBlankLines(text, start + whole.length) } };
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
