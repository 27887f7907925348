import "server-only";
import type { HistoryFilter } from "@/lib/access/history-schema";
import type { ProjectScope } from "@/lib/access/scope";
import { listChanges } from "@/lib/db/history";
import { type HistoryFormat, historyHead, historyText } from "@/lib/export/history-rows";

const atOnce = 500;

/** The history in pieces, the latest change first, however long it is. */
export async function* exportHistory(
  scope: ProjectScope<"own">,
  filter: HistoryFilter,
  format: HistoryFormat,
): AsyncGenerator<string> {
  yield historyHead(format);
  let cursor: string | undefined;
  do {
    const { changes, next } = await listChanges(scope, filter, { cursor, limit: atOnce });
    yield historyText(format, changes);
    cursor = next ?? undefined;
  } while (cursor !== undefined);
}
