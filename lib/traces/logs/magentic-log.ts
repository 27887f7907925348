/** Console logs of Magentic-One under agbench: a banner "---------- WebSurfer ----------" before each message. */
import type { LogGrammar, LogReading } from "@/lib/traces/logs/log-grammar";
import { behindBlankLines, type LogBlock, logSteps } from "@/lib/traces/logs/log-steps";
import { readMagenticRole } from "@/lib/traces/magentic-role";

/** The newer console names the message's type before the agent: "---------- TextMessage (user) ----------". */
const banner =
  /^-{5,20} ([^\r\n-][^\r\n]{0,80}?)(?: \(([^)\r\n]{1,80})\))? -{5,20}[ \t]*$|^(?:SCENARIO\.PY (?:COMPLETE|STARTING|RUNTIME|EXITED)|RUN\.SH (?:COMPLETE|STARTING))[^\r\n]*$/gm;
const messageType = /(?:Message|Event)$/;

function read(text: string): LogReading {
  const blocks: LogBlock[] = [...text.matchAll(banner)].map((match) => {
    const [whole, name, inner] = match;
    const start = match.index;
    if (name === undefined) return { start, step: null };
    const typed = inner !== undefined && messageType.test(name);
    const body = behindBlankLines(text, start + whole.length);
    const role = inner === undefined ? name : `${name} (${inner})`;
    if (typed) return { start, step: { agent: inner, raw: { type: name }, body } };
    return { start, step: { ...(readMagenticRole(role) ?? { agent: role }), body } };
  });
  const reading = logSteps(text, blocks);
  const first = reading.steps[0];
  return {
    ...reading,
    system: "Magentic-One",
    task: first !== undefined && /^(?:user|human)$/i.test(first.agent ?? "") ? first.content : null,
  };
}

export const magenticLog: LogGrammar = {
  name: "magentic-log",
  title: "Magentic-One console log",
  recognise: (text) =>
    [...text.matchAll(banner)].filter((match) => match[1] !== undefined).length >= 2 ||
    (/^RUN\.SH STARTING/m.test(text) && /^-{5,20} \S[^\r\n]{0,80} -{5,20}[ \t]*$/m.test(text)),
  read,
};
