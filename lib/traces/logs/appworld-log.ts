/**
 * AppWorld's supervisor logs as MAST-Data has them: headers on lines of their own ("Response from Supervisor
 * Agent", "Message to Spotify Agent", "Code Execution Output", …), and an evaluation as JSON at the end.
 */
import type { Outcome } from "@/lib/traces/canonical";
import { field, isObject } from "@/lib/traces/json-value";
import type { LogGrammar, LogReading } from "@/lib/traces/logs/log-grammar";
import { behindBlankLines, type LogBlock, type LogStep, logSteps } from "@/lib/traces/logs/log-steps";
import { parseJson } from "@/lib/traces/parse-json";

const header =
  /^[ \t]*(?:\*{3,}[ \t]*Task [^*\r\n]{1,200}\*{3,}|Response from ([^\r\n]{1,80}?) Agent|Message to ([^\r\n]{1,80}?) Agent|Reply from ([^\r\n]{1,80}?) Agent to ([^\r\n]{1,80}?)|(Code Execution Output)|(Response from send_message API)|((?:Entering|Exiting) [^\r\n]{1,80}? message loop)|(Evaluation))[ \t]*$/gm;

/** A message is sent by the code of whoever responded last. */
function stepOfHeader(match: RegExpMatchArray, body: number, last: string | null): LogStep | null {
  const [, response, message, reply, replyTo, code, api, loop, evaluation] = match;
  if (response !== undefined) return { agent: response, body };
  if (reply !== undefined) return { agent: reply, addressee: replyTo ?? null, body };
  if (message !== undefined) return { agent: last === message ? null : last, addressee: message, body };
  if (code !== undefined) return { agent: null, kind: "tool result", body };
  if (api !== undefined) return { agent: null, kind: "tool result", body };
  // Entering and leaving a loop says nothing but its header.
  return loop === undefined && evaluation === undefined ? null : { agent: null, kind: "event", body };
}

function evaluationOf(text: string, blocks: readonly LogBlock[], found: readonly RegExpMatchArray[]): Outcome | null {
  const index = found.findLastIndex((match) => match[8] !== undefined);
  const start = blocks[index]?.step?.body;
  if (start === undefined) return null;
  const reading = parseJson(text.slice(start));
  const success = reading.ok && isObject(reading.value) ? field(reading.value, "success") : undefined;
  return success === true ? "achieved" : success === false ? "failed" : null;
}

function read(text: string): LogReading {
  const found = [...text.matchAll(header)];
  let last: string | null = null;
  const blocks = found.map((match) => {
    const start = match.index;
    const isLoop = match[7] !== undefined;
    // A loop's header is all there is to read of it.
    const body = isLoop
      ? start + match[0].length - match[0].trimStart().length
      : behindBlankLines(text, start + match[0].length);
    const step = stepOfHeader(match, body, last);
    last = match[1] ?? last;
    return { start, step };
  });
  const task = /^[ \t]*\*{3,}[ \t]*Task [^(*\r\n]{1,80}\(([^)*\r\n]{1,80})\)[ \t]*\*{3,}[ \t]*\r?\n\s*([^\r\n]+)/m.exec(
    text,
  );
  return {
    ...logSteps(text, blocks),
    system: "AppWorld",
    sourceId: task?.[1] ?? null,
    task: task?.[2]?.trim() ?? null,
    outcome: evaluationOf(text, blocks, found),
  };
}

export const appWorldLog: LogGrammar = {
  name: "appworld-log",
  title: "AppWorld log",
  recognise: (text) =>
    /^[ \t]*Response from [^\r\n]{1,80}? Agent[ \t]*$/m.test(text) &&
    /^[ \t]*(?:Code Execution Output|Message to [^\r\n]{1,80}? Agent|\*{3,}[ \t]*Task [^*\r\n]{1,200}\*{3,})[ \t]*$/m.test(
      text,
    ),
  read,
};
