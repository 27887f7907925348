import { join } from "node:path";
import { checkout } from "./checkout.mjs";
import { runChild } from "./children.mjs";
import { Complaint } from "./complaint.mjs";
import { tail } from "./install.mjs";

/**
 * Runs a script of the application beside the server, with the server's settings.
 * @param {string} script Relative to the checkout.
 * @param {string[]} args
 * @param {Record<string, string>} env
 */
export async function runScript(script, args, env) {
  // The condition is the one under which the server loads its modules: `server-only` refuses any other.
  return await runChild(
    process.execPath,
    [`--import=${import.meta.resolve("tsx")}`, "--conditions=react-server", join(checkout, script), ...args],
    { env: { LOG_LEVEL: "warn", ...env } },
  );
}

/**
 * Makes what the TOPMAST_INIT_* variables ask for.
 * @param {Record<string, string>} env
 * @returns {Promise<string | null>} The link that makes the first account, while there is none.
 */
export async function prepareInstance(env) {
  const { code, output, stdout } = await runScript("lib/workflows/prepare-instance.ts", [], env);
  const last = stdout.trim().split("\n").at(-1) ?? "";
  if (code !== 0 || !last.startsWith("{")) throw new Complaint(`The instance could not be set up:\n\n${tail(output)}`);
  return JSON.parse(last).ownerLink;
}
