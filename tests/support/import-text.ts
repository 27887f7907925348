import type { ImportSummary } from "@/lib/traces/import-summary";
import { importOptionsSchema } from "@/lib/traces/import-summary";
import { importTraces } from "@/lib/workflows/import-traces";
import type { Actor } from "./actor";

async function* bytesOf(content: string | Uint8Array): AsyncGenerator<Uint8Array> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  // Odd pieces, so that characters and records are cut in two on the way.
  for (let start = 0; start < bytes.length; start += 1_021) yield bytes.subarray(start, start + 1_021);
}

/** Imports a text as its owner would, and answers with the summary; throws where the upload as a whole was refused. */
export async function importText(
  actor: Actor,
  content: string | Uint8Array,
  options: Record<string, string> = {},
): Promise<ImportSummary> {
  for await (const event of importTraces(
    await actor.scope("import"),
    bytesOf(content),
    importOptionsSchema.parse(options),
  )) {
    if (event.type === "failure") throw new Error(event.failure.detail);
    if (event.type === "summary") return event.summary;
  }
  throw new Error("The import ended without a summary.");
}
