/** The run inside a record of MAST-Data: a log as text, whose form depends on the system. Never refused. */
import type { Json, ParsedTrace } from "@/lib/traces/canonical";
import { isChatMessage } from "@/lib/traces/chat-message";
import { stepOf, traceOf } from "@/lib/traces/draft";
import { isRejection, type ReadContext, type RecordFormat } from "@/lib/traces/format";
import { logTrace } from "@/lib/traces/formats/log-file";
import { masftHuman } from "@/lib/traces/formats/masft-human";
import { isMetaGptRun, metaGptRun } from "@/lib/traces/formats/metagpt-run";
import { openaiChat } from "@/lib/traces/formats/openai-chat";
import { noKnownForm } from "@/lib/traces/formats/plain-text";
import { isList, isObject } from "@/lib/traces/json-value";
import { readLog } from "@/lib/traces/logs/grammars";
import { mostly } from "@/lib/traces/mostly";
import { parseJson } from "@/lib/traces/parse-json";

function readAs(format: RecordFormat, value: Json, context: ReadContext): ParsedTrace | null {
  for (const result of format.parse({ record: 0, line: 1, value }, context)) if (!isRejection(result)) return result;
  return null;
}

/** Some records hold JSON in the text: a run with its human note, a MetaGPT run, or a list of messages. */
function readJson(value: Json, context: ReadContext): ParsedTrace | null {
  if (isMetaGptRun(value)) return readAs(metaGptRun, value, context);
  if (isList(value) && !mostly(value, isChatMessage)) return null;
  return readAs(masftHuman, value, context) ?? readAs(openaiChat, value, context);
}

function readText(text: string, context: ReadContext): ParsedTrace | null {
  const json = /^\s*[[{]/.test(text) ? parseJson(text) : null;
  const read = json?.ok ? readJson(json.value, context) : null;
  if (read !== null && read.steps.length > 0)
    return { ...read, warnings: [...read.warnings, ...(json?.ok ? json.notes : [])] };
  const reading = readLog(text);
  return reading === null ? null : logTrace(reading, context.filename);
}

const isNothing = (value: Json) =>
  value === null || (isList(value) && value.length === 0) || (isObject(value) && Object.keys(value).length === 0);

export function readTrajectory(value: Json, context: ReadContext): ParsedTrace {
  const text =
    typeof value === "string"
      ? value
      : isList(value) && value.every((line) => typeof line === "string")
        ? value.join("\n")
        : null;
  const read = text === null ? readJson(value, context) : readText(text, context);
  if (read !== null && read.steps.length > 0) return read;
  const plain = text ?? JSON.stringify(value, null, 2);
  const steps =
    plain.trim() === "" || isNothing(value)
      ? []
      : [stepOf({ agent: null, content: plain, raw: text === null ? value : null })];
  return traceOf({ title: "", steps, warnings: [noKnownForm] });
}
