import "server-only";
import { log } from "@/lib/core/log";
import { fail, ok, type Result } from "@/lib/core/result";
import type { Queries } from "@/lib/db/client";
import { snapshot } from "@/lib/db/export-snapshot";

/** Takes bytes as fast as whoever fetches them; throws once nobody does. */
export interface ByteSink {
  write(bytes: Uint8Array): Promise<void>;
}

/** Each export holds a connection of the pool and a snapshot of the database for as long as it lasts. */
const mostAtOnce = 3;
/** A client that takes nothing for so long has gone, whatever its connection says. */
const longestStall = 120_000;

let running = 0;

/**
 * Runs `work` on one snapshot of the database and gives what it writes as a stream. The stream ends only when all of
 * it was written; whatever goes wrong breaks it off, so that a client sees a transfer that failed, never a short file.
 * When the client goes away, the next write throws, and the transaction ends.
 */
export async function streamSnapshot(
  work: (queries: Queries, sink: ByteSink) => Promise<void>,
): Promise<Result<ReadableStream<Uint8Array>>> {
  if (running >= mostAtOnce) {
    return fail("too-many-requests", `${mostAtOnce} exports are running already. Try again when one of them is done.`);
  }
  running += 1;
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  // A reader that goes away rejects this too; the write that follows says so where it matters.
  writer.closed.catch(() => undefined);
  const begun = Promise.withResolvers<void>();
  const done = snapshot(async (queries) => {
    begun.resolve();
    await work(queries, { write: (bytes) => inTime(writer.write(bytes)) });
  });
  done
    .then(() => writer.close())
    .catch((error: unknown) => {
      begun.reject(error);
      log.warn({ err: error }, "an export broke off");
      return writer.abort(error);
    })
    // The other end may be gone by now, which is no news.
    .catch(() => undefined)
    .finally(() => {
      running -= 1;
    });
  // What fails before the first byte, such as a database that is away, is a failure like any other.
  await begun.promise;
  return ok(readable);
}

async function inTime(written: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const stalled = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("Nobody fetched the export any more.")), longestStall);
  });
  try {
    await Promise.race([written, stalled]);
  } finally {
    clearTimeout(timer);
  }
}
