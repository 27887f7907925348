/** Console logs of Magentic-One under agbench: a banner "---------- WebSurfer ----------" before each message. */
import type { StepKind } from "@/lib/traces/canonical";
import type { LogGrammar, LogReading } from "@/lib/traces/logs/log-grammar";
import { behindBlankLines, type LogBlock, type LogStep, logSteps } from "@/lib/traces/logs/log-steps";
import { readMagenticRole } from "@/lib/traces/magentic-role";

/** The newer console names the message's type before the agent: "---------- TextMessage (user) ----------". */
const banner =
  /^-{5,20} ([^\r\n-][^\r\n]{0,80}?)(?: \(([^)\r\n]{1,80})\))? -{5,20}[ \t]*$|^(?:SCENARIO\.PY (?:COMPLETE|STARTING|RUNTIME|EXITED)|RUN\.SH (?:COMPLETE|STARTING))[^\r\n]*$/gm;
const messageType = /(?:Message|Event)$/;

const kinds: Readonly<Record<string, StepKind>> = {
  ToolCallExecutionEvent: "tool result",
  ThoughtEvent: "thought",
  SelectSpeakerEvent: "event",
  MemoryQueryEvent: "event",
  UserInputRequestedEvent: "event",
};
/** One call, or one result, as Python prints it. */
const oneCall = /\[FunctionCall\(id='([^'\r\n]*)', arguments=(['"])([^\r\n]*)\2, name='([^'\r\n]*)'\)\]/y;
const answered = /\[FunctionExecutionResult\([^\r\n]*\bcall_id='([^'\r\n]*)'/y;

/** A typed message; a single call in it is cut out, so that its result can be joined. */
function typedStep(text: string, body: number, { type, agent }: { type: string; agent: string }): LogStep {
  const step = { agent, raw: { type }, body, ...(Object.hasOwn(kinds, type) ? { kind: kinds[type] } : {}) };
  oneCall.lastIndex = body;
  const call = type === "ToolCallRequestEvent" ? oneCall.exec(text) : null;
  if (call !== null) {
    const [, id = "", , given = "", name = ""] = call;
    const start = body + call[0].indexOf("arguments=") + "arguments=".length + 1;
    return { ...step, kind: "tool call", call: { id, name, content: body, start, end: start + given.length } };
  }
  answered.lastIndex = body;
  const answers = type === "ToolCallExecutionEvent" ? (answered.exec(text)?.[1] ?? null) : null;
  return { ...step, answers };
}

function read(text: string): LogReading {
  const blocks: LogBlock[] = [...text.matchAll(banner)].map((match) => {
    const [whole, name, inner] = match;
    const start = match.index;
    if (name === undefined) return { start, step: null };
    const typed = inner !== undefined && messageType.test(name);
    const body = behindBlankLines(text, start + whole.length);
    const role = inner === undefined ? name : `${name} (${inner})`;
    if (typed) return { start, step: typedStep(text, body, { type: name, agent: inner }) };
    if (name === "Summary") return { start, step: { agent: null, kind: "event", body } };
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
