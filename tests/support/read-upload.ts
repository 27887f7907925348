/** Reads an upload through the one way in, and collects what comes out. */
import type { ParsedTrace } from "@/lib/traces/canonical";
import { type ReadEvent, type ReadOptions, readTraces } from "@/lib/traces/read-traces";
import { collectAsync } from "./collect-async";

export interface Upload {
  readonly events: readonly ReadEvent[];
  readonly format: string | null;
  readonly traces: readonly ParsedTrace[];
  readonly rejected: readonly Extract<ReadEvent, { type: "rejected" }>[];
  readonly warnings: readonly string[];
  readonly failure: Extract<ReadEvent, { type: "failed" }>["failure"] | null;
}

/** The content in chunks of a size, so that boundaries fall anywhere. */
async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

export async function readUpload(
  content: string | Uint8Array,
  options: Partial<ReadOptions> & { readonly chunk?: number } = {},
): Promise<Upload> {
  const { chunk = 65_536, filename = "upload", ...rest } = options;
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const events = await collectAsync(readTraces(inChunks(bytes, chunk), { filename, ...rest }));
  const of = <T extends ReadEvent["type"]>(type: T) =>
    events.filter((event): event is Extract<ReadEvent, { type: T }> => event.type === type);
  return {
    events,
    format: of("format")[0]?.format ?? null,
    traces: of("trace").map(({ trace }) => trace),
    rejected: of("rejected"),
    warnings: of("warning").map(({ message }) => message),
    failure: of("failed")[0]?.failure ?? null,
  };
}
