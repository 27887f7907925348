/** A log as a file: the text format of a log grammar. */
import type { ParsedTrace } from "@/lib/traces/canonical";
import { traceOf } from "@/lib/traces/draft";
import { reject, type TextFormat } from "@/lib/traces/format";
import type { LogGrammar, LogReading } from "@/lib/traces/logs/log-grammar";
import { nameOfFile, traceTitle } from "@/lib/traces/trace-title";

/** The `raw` of a trace that is one log: what stands before its first step, and what the grammar read besides. */
export function logRaw({ preamble, raw }: LogReading): ParsedTrace["raw"] {
  const fields = { ...raw, ...(preamble === "" ? {} : { preamble }) };
  return Object.keys(fields).length === 0 ? null : fields;
}

export function logTrace(reading: LogReading, filename: string): ParsedTrace {
  return traceOf({
    sourceId: reading.sourceId ?? null,
    title: traceTitle(reading.task ?? null, nameOfFile(filename)),
    system: reading.system ?? null,
    model: reading.model ?? null,
    task: reading.task ?? null,
    outcome: reading.outcome ?? null,
    metadata: reading.metadata ?? {},
    raw: logRaw(reading),
    steps: reading.steps,
    warnings: reading.warnings ?? [],
  });
}

export function logFile(grammar: LogGrammar): TextFormat {
  return {
    name: grammar.name,
    title: grammar.title,
    unit: "text",
    detect: ({ head }) => grammar.recognise(head),
    *parse(text, { filename }) {
      const reading = grammar.read(text);
      if (reading.steps.length > 0) yield logTrace(reading, filename);
      else
        yield reject(
          `There is no step in this text that is written as in a ${grammar.title}. Choose plain text instead.`,
        );
    },
  };
}
