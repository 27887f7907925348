/**
 * AG2 conversations as MAST-Data holds them: the Python repr of the messages, one dict after another, or a
 * YAML-like listing of content, role and name. The content is decoded; raw.source keeps the piece verbatim.
 */
import type { ParsedStep } from "@/lib/traces/canonical";
import { chatMessageStep, isChatMessage } from "@/lib/traces/chat-message";
import { stepOf } from "@/lib/traces/draft";
import { isObject } from "@/lib/traces/json-value";
import type { LogGrammar, LogReading } from "@/lib/traces/logs/log-grammar";
import { readPythonLiteral } from "@/lib/traces/logs/python-literal";
import { listedMessages, listedSection } from "@/lib/traces/logs/yaml-listing";

function withSource(step: ParsedStep, source: string): ParsedStep {
  return { ...step, raw: isObject(step.raw) ? { ...step.raw, source } : { source } };
}

/** Gives each step the text from its start to the next one's. */
function sourced(text: string, found: readonly { readonly start: number; readonly step: ParsedStep }[]): LogReading {
  const steps = found.map(({ start, step }, index) =>
    withSource(step, text.slice(start, found[index + 1]?.start ?? text.length)),
  );
  return { steps, preamble: text.slice(0, found[0]?.start ?? 0), system: "AG2" };
}

/** A text that looks like dicts and is none must not be searched through for each of them. */
const mostFailures = 100;
const dictStart = /\{\s*['"](?:content|role|name)['"]\s*:/g;

function readDicts(text: string): LogReading {
  const found: { start: number; step: ParsedStep }[] = [];
  let at = 0;
  let failures = 0;
  while (failures < mostFailures) {
    dictStart.lastIndex = at;
    const start = dictStart.exec(text)?.index;
    if (start === undefined) break;
    const literal = readPythonLiteral(text, start);
    // What is no literal stays in the source of the message before.
    at = literal?.end ?? start + 1;
    if (literal === null) failures += 1;
    if (literal !== null && isChatMessage(literal.value)) found.push({ start, step: chatMessageStep(literal.value) });
  }
  // MathChat's first message ends with the problem it is about.
  const task = /(?:^|\n)Problem:\s*([\s\S]+)/.exec(found[0]?.step.content ?? "")?.[1]?.trim() ?? null;
  return { ...sourced(text, found), task };
}

function readListing(text: string): LogReading {
  const found = listedMessages(text).map(({ start, content, role, name }) => ({
    start,
    step: stepOf({ agent: name, content, raw: { role } }),
  }));
  const correct = /^[ \t]+correct:[ \t]*(True|False)[ \t]*$/m.exec(text)?.[1];
  return {
    ...sourced(text, found),
    sourceId: /^instance_id:[ \t]*(\S+)/m.exec(text)?.[1] ?? null,
    task: listedSection(text, "problem_statement"),
    outcome: correct === "True" ? "achieved" : correct === "False" ? "failed" : null,
  };
}

const beginsWithDict = /^\s*\[?\s*\{\s*'(?:content|role|name)'\s*:/;

export const ag2Record: LogGrammar = {
  name: "ag2-record",
  title: "AG2 conversation as Python wrote it",
  recognise: (text) => beginsWithDict.test(text) || (/^trajectory:/m.test(text) && listedMessages(text).length > 0),
  read: (text) => (beginsWithDict.test(text) ? readDicts(text) : readListing(text)),
};
