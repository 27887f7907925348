import { openDataDirectory } from "../postgres/data-directory.mjs";
import { checkout } from "./checkout.mjs";
import { Complaint } from "./complaint.mjs";
import { onStop, onStopping } from "./lifecycle.mjs";
import { tryPort } from "./ports.mjs";
import { portInUse } from "./server.mjs";
import { readSettings } from "./settings.mjs";
import { startLockFile, takeStartLock } from "./start-lock.mjs";

/**
 * What can be refused at once is refused before anything long begins: settings,
 * a second start, a port that is taken.
 * @param {{ development: boolean }} mode
 */
export async function begin(mode) {
  const settings = readSettings(process.env, mode);
  const data = openDataDirectory(checkout, process.env, { builtIn: settings.databaseUrl === undefined });
  const lock = await takeStartLock(startLockFile(data.directory, settings), settings.url);
  onStopping(() => lock.tell({ stopping: true }));
  onStop(() => lock.release());
  const attempt = await tryPort(settings.port, settings.host);
  if ("code" in attempt) {
    if (attempt.code === "EADDRINUSE") throw portInUse(settings.port);
    throw new Complaint(
      `Topmast cannot listen on port ${settings.port} of HOST=${settings.host} (${attempt.code}): choose another, such as HOST=127.0.0.1 PORT=3000.`,
    );
  }
  return { settings, data, lock };
}
