/** Telemetry of OpenClaw: JSONL whose rows have dotted types, such as "agent.start". */
import type { Json } from "@/lib/traces/canonical";
import { type DocumentFormat, reject } from "@/lib/traces/format";
import { isObject, textField } from "@/lib/traces/json-value";
import { mostly } from "@/lib/traces/mostly";
import { openClawTrace } from "@/lib/traces/openclaw/telemetry-trace";

const known = /^(?:message\.(?:in|out|sending)|agent\.(?:start|end)|tool\.(?:start|end|error))$/;
const isRow = (value: Json) => isObject(value) && /^[a-z]+(?:\.[a-z_]+)+$/.test(textField(value, "type") ?? "");
const isOwn = (value: Json) => isObject(value) && known.test(textField(value, "type") ?? "");

export const openClaw: DocumentFormat = {
  name: "openclaw",
  title: "OpenClaw telemetry",
  unit: "document",
  detect: ({ records }) => mostly(records, isRow) && records.some(isOwn),
  *parse(records, { filename }) {
    const rows = records.map(({ value }) => value);
    if (rows.some(isOwn)) yield openClawTrace(rows, filename);
    else yield reject('These rows are no telemetry of OpenClaw: types such as "agent.start" are expected.');
  },
};
