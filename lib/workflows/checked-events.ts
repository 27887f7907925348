import "server-only";
import { checkArchived } from "@/lib/reviews/check-archived";
import type { UploadEvent } from "@/lib/traces/read-upload";

/** What was read, with those traces of an archive refused whose reviews do not fit them. */
export async function* checkedEvents(events: AsyncIterable<UploadEvent>): AsyncGenerator<UploadEvent> {
  for await (const event of events) {
    const problem = event.type === "trace" && event.trace.archived ? checkArchived(event.trace) : null;
    if (event.type !== "trace" || typeof problem !== "string") yield event;
    else {
      const message = `The trace “${event.trace.title}” was left out: ${problem}.`;
      yield { type: "rejected", record: event.record, line: event.line, message, filename: event.filename };
    }
  }
}
