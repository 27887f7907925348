/** JSON whose fields mean what a person says they mean. */
import type { Json, ParsedTrace } from "@/lib/traces/canonical";
import { type DocumentFormat, isRejection, type RecordFormat, type Rejection, reject } from "@/lib/traces/format";
import { wrapperKey } from "@/lib/traces/identity";
import { isObject, textOf } from "@/lib/traces/json-value";
import { elementsOf } from "@/lib/traces/mapping/held-steps";
import { pathLabel, valueAt, withValueAt } from "@/lib/traces/mapping/json-path";
import { traceOfRecord, traceOfRows } from "@/lib/traces/mapping/mapped-trace";
import type { RecordsMapping } from "@/lib/traces/mapping-schema";

export const mappedRecordsChoice = { name: "mapped-records", title: "JSON, with fields that you choose" } as const;

export function mappedRecords(mapping: RecordsMapping): RecordFormat | DocumentFormat {
  const base = { ...mappedRecordsChoice, detect: () => false };
  if (mapping.steps === null && mapping.runs === null) {
    return {
      ...base,
      unit: "document",
      *parse(records, { filename }) {
        const groups = groupsOf(
          records.map(({ value }) => value),
          mapping,
        );
        for (const rows of groups) yield traceOfRows(rows, mapping, filename);
      },
    };
  }
  return {
    ...base,
    unit: "record",
    parse: ({ value }, { filename }) => tracesOfRecord(value, mapping, filename),
  };
}

/** Rows of one trace together, in the order in which the traces begin. */
function groupsOf(rows: readonly Json[], { trace }: RecordsMapping): readonly (readonly Json[])[] {
  if (trace === null) return [rows];
  return [...Map.groupBy(rows, (row) => textOf(valueAt(row, trace))).values()];
}

function* tracesOfRecord(record: Json, mapping: RecordsMapping, filename: string): Generator<ParsedTrace | Rejection> {
  const { runs } = mapping;
  if (runs === null) {
    yield traceOfRecord(record, mapping, filename);
    return;
  }
  const elements = elementsOf(valueAt(record, runs));
  if (elements === null || elements.length === 0) {
    yield reject(`There is no list of traces at “${pathLabel(runs)}”, or it is empty.`);
    return;
  }
  const around = withValueAt(record, runs, undefined) ?? null;
  const last = elements.length - 1;
  for (const [index, [key, run]] of elements.entries()) {
    const whole = key === null ? run : { key, value: run };
    const path = key === null ? mapping : under("value", mapping);
    const trace = traceOfRecord(whole, path, filename);
    // What stands around the list of traces goes with the last of them, as with every format.
    yield index === last && around !== null && !isRejection(trace) ? withWrapper(trace, around) : trace;
  }
}

function under(key: string, mapping: RecordsMapping): RecordsMapping {
  const { steps, task, trace } = mapping;
  return {
    ...mapping,
    steps: [key, ...(steps ?? [])],
    task: task && [key, ...task],
    trace: trace && [key, ...trace],
  };
}

function withWrapper(trace: ParsedTrace, around: Json): ParsedTrace {
  const raw = isObject(trace.raw) ? trace.raw : trace.raw === null ? {} : { value: trace.raw };
  return { ...trace, raw: { ...raw, [wrapperKey]: around } };
}
