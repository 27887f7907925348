/**
 * ChatDev logs (Qian et al. 2023): blocks under headers such as
 * "[2025-31-03 16:15:16 INFO] Programmer: **Programmer<->Code Reviewer on : Coding, turn 0**".
 * The date is year-day-month (ChatDev's own choice), and may lack the time.
 */
import type { LogGrammar, LogReading } from "@/lib/traces/logs/log-grammar";
import { behindBlankLines, type LogBlock, type LogStep, logSteps } from "@/lib/traces/logs/log-steps";
import { utcTime } from "@/lib/traces/source-time";

const header = /^\[(\d{4})-(\d{2})-(\d{2})(?: (\d{2}):(\d{2}):(\d{2}))?(?:[,.]\d+)? ([A-Z]+)\] ([^\r\n]*)/gm;
const turn = /^([^:*]{1,80}): \*\*([^<>*]{1,80})<->([^<>*]{1,80}?) on : ([^,*]{1,80}), turn (\d{1,6})\*\*/;
const startChat = /^([^:*]{1,80}): \*\*\[Start Chat\]\*\*/;
const speakerOf = /^([A-Z][\w .-]{0,80}): \*\*\[/;
/** Blocks that say nothing about what the agents did, or repeat it. */
const noise =
  /^(?:flask app\.py did not start|HTTP Request: |\*\*\[(?:OpenAI_Usage_Info Receive|Software Info|Execute Detail|Preprocessing|Post Info)\]|System: \*\*\[(?:chatting|RolePlaying)\])/;
const conclusion = /^\*\*\[Seminar Conclusion\]/;

type Order = "year-day-month" | "year-month-day";

/** The start stamp is unambiguous: a log whose headers agree with it month first is read so. */
function orderOf(text: string, first: RegExpMatchArray | undefined): Order {
  const stamp = /\*\*ChatDev Starts\*\* \(\d{4}(\d{2})(\d{2})\d{6}\)/.exec(text);
  const monthFirst = stamp !== null && stamp[1] !== stamp[2] && first?.[2] === stamp[1] && first?.[3] === stamp[2];
  return monthFirst ? "year-month-day" : "year-day-month";
}

function timeOf(found: RegExpMatchArray, order: Order): string | null {
  const [, year, second, third, hour, minute, seconds] = found;
  if (hour === undefined) return null;
  const [month, day] = order === "year-month-day" ? [second, third] : [third, second];
  return utcTime({
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(seconds),
  });
}

/** "[ … ]" and a blank line before the message are the system prompt of the one who is spoken to. */
function promptEnd(text: string, body: number, blockEnd: number): number | null {
  if (text[body] !== "[") return null;
  const found = /\]\r?\n[ \t]*\r?\n/.exec(text.slice(body, blockEnd));
  if (found === null) return null;
  const end = behindBlankLines(text, body + found.index + found[0].length);
  return text.slice(end, blockEnd).trim() === "" ? null : end;
}

const cell = (block: string, name: string) =>
  new RegExp(`\\| \\*\\*${name}\\*\\* \\| ([^|\\r\\n]*?) \\|`).exec(block)?.[1] ?? null;

function blocksOf(text: string): LogBlock[] {
  const found = [...text.matchAll(header)];
  const order = orderOf(text, found[0]);
  let roles: (string | null)[] = [];
  return found.map((match, index) => {
    const start = match.index;
    const title = match[8] ?? "";
    const blockEnd = found[index + 1]?.index ?? text.length;
    const time = timeOf(match, order);
    if (/^System: \*\*\[(?:chatting|RolePlaying)\]/.test(title)) {
      const table = text.slice(start, blockEnd);
      roles = [cell(table, "assistant_role_name"), cell(table, "user_role_name")];
    }
    if (noise.test(title)) return { start, step: null };
    const body = behindBlankLines(text, start + match[0].length);
    const spoken = turn.exec(title) ?? startChat.exec(title);
    if (spoken === null)
      return {
        start,
        step: {
          agent: speakerOf.exec(title)?.[1] ?? null,
          kind: "event",
          time,
          body: start + match[0].length - title.length,
        },
      };
    const [, agent = "", one, other, phase] = spoken;
    const end = promptEnd(text, body, blockEnd);
    const step: LogStep = {
      agent,
      addressee: (one === undefined ? roles : [one, other]).find((role) => role !== agent && role !== null) ?? null,
      time,
      ...(end === null ? { body } : { prompt: body, body: end }),
      ...(phase === undefined ? {} : { raw: { phase } }),
    };
    return { start, step };
  });
}

/** A conclusion that repeats what was just said is noise; one that says something new is an event. */
function withoutEchoes(text: string, blocks: readonly LogBlock[]): LogBlock[] {
  const said: string[] = [];
  return blocks.map((block, index) => {
    if (block.step === null) return block;
    const content = text.slice(block.step.body, blocks[index + 1]?.start ?? text.length);
    if (block.step.kind !== "event" || !conclusion.test(content)) {
      said.push(content.trim());
      return block;
    }
    const words = content
      .slice(content.indexOf("\n") + 1)
      .trim()
      .replace(/^<INFO> /, "");
    return said.slice(-4).some((earlier) => earlier.includes(words)) ? { ...block, step: null } : block;
  });
}

function readChatDev(text: string): LogReading {
  const { steps, preamble } = logSteps(text, withoutEchoes(text, blocksOf(text)));
  const task = /\*\*task_prompt\*\*: ([\s\S]*?)(?:\r?\n[ \t]*\r?\n|$)/.exec(text)?.[1] ?? null;
  const project = /\*\*project_name\*\*: ([^\r\n]+)/.exec(text)?.[1] ?? null;
  const stamp = /\*\*ChatDev Starts\*\* \((\d{14})\)/.exec(text)?.[1] ?? null;
  const model = /\| \*\*model_type\*\* \| (?:ModelType\.)?([^|\r\n]*?) \|/.exec(text)?.[1] ?? null;
  return {
    steps,
    preamble,
    system: "ChatDev",
    model,
    task,
    sourceId: project === null && stamp === null ? null : [project, stamp].filter((part) => part !== null).join(" "),
    metadata: project === null ? {} : { project },
  };
}

export const chatDevLog: LogGrammar = {
  name: "chatdev-log",
  title: "ChatDev log",
  recognise: (text) =>
    text.includes("**ChatDev Starts**") ||
    [...text.matchAll(header)].some(({ 8: title = "" }) => turn.test(title) || startChat.test(title)),
  read: readChatDev,
};
