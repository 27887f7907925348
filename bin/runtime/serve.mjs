import { migrateDatabase } from "../migrations/migrate-database.mjs";
import { openDatabase } from "./database.mjs";
import { prepareInstance } from "./instance.mjs";
import { onStopping, stop } from "./lifecycle.mjs";
import { identify } from "./lock.mjs";
import { phase } from "./phase.mjs";
import { ensureBuilt, ensureGenerated } from "./prepare-checkout.mjs";
import { emptyScratch } from "./scratch.mjs";
import { startServer } from "./server.mjs";
import { sessionSecret } from "./session-secret.mjs";

/**
 * Everything behind an installed node_modules, up to the printed address.
 * @param {Awaited<ReturnType<typeof import("./begin.mjs").begin>>} session
 */
export async function serve({ settings, data, lock }) {
  await ensureGenerated();
  const databaseUrl = await openDatabase(settings, data);
  if (!settings.development) await ensureBuilt();
  await phase("Migrating the database", () => migrateDatabase(databaseUrl));
  const env = {
    DATABASE_URL: databaseUrl,
    TOPMAST_URL: settings.url,
    TOPMAST_SCRATCH_DIR: emptyScratch(data.directory),
    TOPMAST_SECRET: settings.secret ?? sessionSecret(data.directory),
  };
  const ownerLink = await phase("Setting up", () => prepareInstance(env));
  const server = await phase("Starting the server", () =>
    startServer(settings, env, ({ pid }) => lock.tell(pid === undefined ? {} : { server: identify(pid) })),
  );
  let stopping = false;
  onStopping(() => {
    stopping = true;
  });
  server.once("exit", (code, signal) => {
    if (stopping) return;
    console.error(`\n  The server has stopped by itself (${signal ?? code}).\n`);
    void stop(1);
  });
  announce(settings.url, ownerLink);
}

/**
 * @param {string} url
 * @param {string | null} ownerLink
 */
function announce(url, ownerLink) {
  console.log(`\n  Topmast is ready: ${url}\n`);
  if (ownerLink !== null)
    console.log(`  There is no account yet. This link makes the owner's, once:\n  ${ownerLink}\n`);
  console.log("  Press Ctrl+C to stop.\n");
}
