import { createHash } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, realpathSync, statSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { Complaint, errorCode } from "../runtime/complaint.mjs";
import { accountFor, canEnter, closedDoor } from "./account.mjs";

/** @typedef {import("./account.mjs").Account} Account */

/**
 * Where Topmast keeps its state, made if missing: `TOPMAST_DATA_DIR`, else
 * `.topmast` in the checkout, else, where root's checkout lies behind a closed
 * door, a directory of `/var/lib` that is this checkout's own.
 * @param {string} checkout
 * @param {Record<string, string | undefined>} env
 * @param {{ builtIn?: boolean }} [database] Whether a PostgreSQL of ours will live there.
 * @returns {{ directory: string, account: Account }}
 */
export function openDataDirectory(checkout, env, { builtIn = true } = {}) {
  const explicit = env.TOPMAST_DATA_DIR;
  const directory = explicit ? resolve(explicit) : defaultDirectory(checkout);
  const account = builtIn ? accountFor(join(directory, "postgres")) : undefined;
  try {
    if (!existsSync(directory)) mkdirSync(directory, { recursive: true, mode: account ? 0o711 : 0o700 });
    // An umask may have taken more away than meant.
    if (account && !canEnter(directory, account)) chmodSync(directory, statSync(directory).mode | 0o011);
  } catch (error) {
    const code = errorCode(error) ?? String(error);
    throw new Complaint(
      `The data directory ${directory} cannot be made or opened (${code}): set TOPMAST_DATA_DIR to one that you may write to.`,
    );
  }
  const closed = account && closedDoor(directory, account);
  if (closed) {
    throw new Complaint(
      `Topmast was started as root, so its PostgreSQL runs as uid ${account.uid}, which cannot enter ${closed} on the way to ` +
        `TOPMAST_DATA_DIR=${directory}: choose a place that every user may enter, such as /var/lib/topmast, or start Topmast as an ordinary user.`,
    );
  }
  return { directory, account };
}

/** @param {string} checkout */
function defaultDirectory(checkout) {
  const inside = join(checkout, ".topmast");
  const account = accountFor(join(inside, "postgres"));
  if (account === undefined || canEnter(checkout, account)) return inside;
  const place = realpathSync(checkout);
  const mark = createHash("sha256").update(place).digest("hex").slice(0, 8);
  return join("/var/lib/topmast", `${basename(place)}-${mark}`);
}
