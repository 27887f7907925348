/** Run once by Next when a server starts: what goes on behind the requests. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.NEXT_PHASE === "phase-production-build") return;
  const { startSearchIndexer } = await import("@/lib/jobs/search-indexer");
  startSearchIndexer();
}
