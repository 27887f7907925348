// `npm test`: from a bare clone, everything the tests need, and then the tests.
// `npm test -- unit e2e` runs some parts of them.
import { fileURLToPath } from "node:url";
import { reranUnderNode24, run, stop } from "./runtime/lifecycle.mjs";
import { ensureInstalled } from "./runtime/prepare-checkout.mjs";

await run(async () => {
  await ensureInstalled();
  if (await reranUnderNode24(fileURLToPath(import.meta.url))) return;
  const { runGates } = await import("./testing/run-gates.mjs");
  await stop((await runGates(process.argv.slice(2))) ? 0 : 1);
});
