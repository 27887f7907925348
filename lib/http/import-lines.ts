import "server-only";
import type { Failure } from "@/lib/core/failure";
import { log } from "@/lib/core/log";
import { problemOf } from "@/lib/http/problem";
import type { ImportEvent, ImportLine } from "@/lib/traces/import-summary";
import type { Proposal } from "@/lib/traces/mapping/proposal-schema";

function toLine(event: ImportEvent): ImportLine {
  if (event.type === "summary") return { type: "summary", ...event.summary };
  if (event.type === "failure") return failureLine(event.failure, event.proposal);
  return event;
}

function failureLine(failure: Failure, proposal?: Proposal): ImportLine {
  const { status, title, detail } = problemOf(failure);
  return { type: "failure", status, title, detail, ...(proposal && { proposal }) };
}

function failureOf(error: unknown): Failure {
  log.error({ err: error }, "an import broke off");
  return {
    code: "internal",
    detail: "The import broke off; whole traces read until then are kept. Send the file again to go on.",
  };
}

/** The events of an import as NDJSON, each line when it happens. A broken import ends with a failure line. */
export function importLines(events: AsyncGenerator<ImportEvent>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const encode = (line: ImportLine) => encoder.encode(`${JSON.stringify(line)}\n`);
  return new ReadableStream({
    async pull(controller) {
      try {
        const next = await events.next();
        if (next.done) controller.close();
        else controller.enqueue(encode(toLine(next.value)));
      } catch (error) {
        controller.enqueue(encode(failureLine(failureOf(error))));
        controller.close();
      }
    },
    async cancel() {
      await events.return(undefined);
    },
  });
}
