import "server-only";
import { log } from "@/lib/core/log";
import { indexNextSlice, SliceFailure } from "@/lib/db/search-index";

/** How long to wait for new traces when there is nothing to do, in milliseconds. */
const rest = 3_000;
const longestRest = 60_000;
/** The rest between two slices while files are being imported: they need the processors, and search follows soon. */
const restBesideImports = 2_000;

// Kept on the global object because the development server loads modules anew, and the pages are another bundle.
const kept = globalThis as { topmastSearchIndexer?: Promise<void>; topmastImports?: number };

/** Makes traces ready for search behind the imports, for as long as the server runs. Started once. */
export function startSearchIndexer(): void {
  kept.topmastSearchIndexer ??= run();
}

/** Says that an import has begun; the answer is to be called when it has ended. */
export function letImportsGoFirst(): () => void {
  kept.topmastImports = (kept.topmastImports ?? 0) + 1;
  return () => {
    kept.topmastImports = (kept.topmastImports ?? 1) - 1;
  };
}

async function run(): Promise<void> {
  // A trace that fails is left for the next start, so that it holds up no other.
  const failed: string[] = [];
  let failures = 0;
  for (;;) {
    try {
      const worked = await indexNextSlice(failed);
      failures = 0;
      // Between slices everything else has its turn.
      await pause(worked ? ((kept.topmastImports ?? 0) > 0 ? restBesideImports : 5) : rest);
    } catch (error) {
      failures += 1;
      if (error instanceof SliceFailure) failed.push(error.traceId);
      log.warn({ err: error, failures }, "a trace could not be made ready for search");
      await pause(Math.min(longestRest, rest * 2 ** failures));
    }
  }
}

/** Waits without keeping the process alive. */
function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref();
  });
}
