// `npm start`: everything from a bare clone to a running server. What this file
// and its imports need is Node 20 and npm; packages are loaded once they are installed.
if (Number(process.versions.node.split(".")[0]) < 20) {
  console.error(`Topmast needs Node 20 or newer to start, and this is ${process.version}: see https://nodejs.org.`);
  process.exit(1);
}
const { fileURLToPath } = await import("node:url");
const { begin } = await import("./runtime/begin.mjs");
const { reranUnderNode24, run } = await import("./runtime/lifecycle.mjs");
const { ensureInstalled } = await import("./runtime/prepare-checkout.mjs");

await run(async () => {
  const session = await begin({ development: process.argv.includes("--dev") });
  await ensureInstalled();
  if (await reranUnderNode24(fileURLToPath(import.meta.url))) return;
  const { serve } = await import("./runtime/serve.mjs");
  await serve(session);
});
