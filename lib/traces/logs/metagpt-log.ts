/**
 * MetaGPT's loguru log (Hong et al. 2023): "2025-01-17 11:32:58.489 | INFO | metagpt.roles.role:_act:391 -
 * Alice(SimpleCoder): to do SimpleWriteCode(SimpleWriteCode)", then what the action printed.
 */
import type { LogGrammar } from "@/lib/traces/logs/log-grammar";
import { behindBlankLines, type LogBlock, logSteps } from "@/lib/traces/logs/log-steps";
import { sourceTime } from "@/lib/traces/source-time";

const header = /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?) \| ([A-Z]+)\s*\| ([\w.<>]+:[\w<>]+:\d+) - ([^\r\n]*)/gm;
const action = /^(\S[^:()\r\n]{0,80}\([^()\r\n]{0,80}\)): (?=to do (\w[\w.]*))/;

function blocksOf(text: string): LogBlock[] {
  const found = [...text.matchAll(header)];
  return found.map((match, index) => {
    const start = match.index;
    const message = match[4] ?? "";
    const acting = action.exec(message);
    if (acting === null) return { start, step: null };
    const end = start + match[0].length;
    const body = behindBlankLines(text, text[end] === "\r" || text[end] === "\n" ? end : text.length);
    const blockEnd = found[index + 1]?.index ?? text.length;
    // An action that printed nothing still happened: its announcement is all there is to read.
    const silent = body >= blockEnd || text.slice(body, blockEnd).trim() === "";
    const announcement = end - message.length + acting[0].length;
    return {
      start,
      step: {
        agent: acting[1] ?? null,
        time: sourceTime(match[1]),
        body: silent ? announcement : body,
        raw: { action: acting[2] ?? "" },
      },
    };
  });
}

export const metaGptLog: LogGrammar = {
  name: "metagpt-log",
  title: "MetaGPT log (loguru)",
  recognise: (text) => [...text.matchAll(header)].some((match) => action.test(match[4] ?? "")),
  read: (text) => ({ ...logSteps(text, blocksOf(text)), system: "MetaGPT" }),
};
