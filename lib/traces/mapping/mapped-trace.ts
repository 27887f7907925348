/** What holds steps, as the mapping says → a trace. */
import type { Json, ParsedStep, ParsedTrace } from "@/lib/traces/canonical";
import { traceOf } from "@/lib/traces/draft";
import { type Rejection, reject } from "@/lib/traces/format";
import { isObject, textOf } from "@/lib/traces/json-value";
import { elementsOf, logText } from "@/lib/traces/mapping/held-steps";
import { pathLabel, valueAt, withValueAt } from "@/lib/traces/mapping/json-path";
import { mappedItem, speaks } from "@/lib/traces/mapping/mapped-item";
import { compileTemplate } from "@/lib/traces/mapping/step-template";
import { readTemplateLog } from "@/lib/traces/mapping/template-log";
import type { RecordsMapping } from "@/lib/traces/mapping-schema";
import { nameOfFile, traceTitle } from "@/lib/traces/trace-title";

interface Source {
  readonly steps: readonly ParsedStep[];
  /** What the trace's header is read from. */
  readonly header: Json;
  /** What belongs to no step. */
  readonly rest: Json;
  readonly filename: string;
}

function traceFrom({ steps, header, rest, filename }: Source, mapping: RecordsMapping): ParsedTrace {
  const task = mapping.task === null ? null : textOf(valueAt(header, mapping.task));
  const id = mapping.trace === null ? null : textOf(valueAt(header, mapping.trace));
  return traceOf({
    sourceId: id,
    title: traceTitle(task, steps.find(({ content }) => content.trim() !== "")?.content ?? null, nameOfFile(filename)),
    task,
    raw: rest,
    steps,
  });
}

/** Rows that are the steps of one trace. */
export function traceOfRows(rows: readonly Json[], mapping: RecordsMapping, filename: string): ParsedTrace | Rejection {
  if (!rows.some((row) => speaks(row, mapping))) return reject(noText(mapping));
  const steps = rows.flatMap((row) => mappedItem(row, null, mapping));
  return traceFrom({ steps, header: rows[0] ?? null, rest: null, filename }, mapping);
}

/** A record, or a part of one, that holds a list of steps or a log. */
export function traceOfRecord(run: Json, mapping: RecordsMapping, filename: string): ParsedTrace | Rejection {
  const path = mapping.steps ?? [];
  const held = valueAt(run, path);
  const place = path.length === 0 ? "this record" : `“${pathLabel(path)}”`;
  const rest = withValueAt(run, path, undefined) ?? null;
  if (mapping.log !== null) {
    const text = logText(held);
    if (text === null) return reject(`There is no text at ${place} to cut into steps.`);
    const compiled = compileTemplate(mapping.log.template);
    if (!compiled.ok) return reject(compiled.failure.detail);
    const { steps, preamble } = readTemplateLog(text, compiled.value, mapping.log.except);
    if (!steps.some(({ content }) => content !== ""))
      return reject(`Nothing in the text at ${place} begins a step as the pattern ${mapping.log.template} says.`);
    const around = preamble === "" ? rest : { preamble, ...(isObject(rest) ? rest : rest === null ? {} : { rest }) };
    return traceFrom({ steps, header: run, rest: around, filename }, mapping);
  }
  const elements = elementsOf(held);
  if (elements === null) return reject(`There is no list at ${place}. Choose where the steps are.`);
  if (elements.length === 0) return reject(`The list at ${place} is empty.`);
  if (!elements.some(([, item]) => speaks(item, mapping))) return reject(noText(mapping));
  const steps = elements.flatMap(([key, item]) => mappedItem(item, key, mapping));
  return traceFrom({ steps, header: run, rest, filename }, mapping);
}

function noText({ texts }: RecordsMapping): string {
  const names = texts.map(({ path }) => (path.length === 0 ? "the element itself" : `“${pathLabel(path)}”`));
  return `No step has text at ${names.join(" or ")}. Choose the field that holds it.`;
}
