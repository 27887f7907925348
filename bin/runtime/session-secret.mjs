import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { writePrivately } from "./private-file.mjs";

/**
 * The secret that signs sessions: made at the first start and kept, so that
 * people stay signed in over the next.
 * @param {string} dataDirectory
 */
export function sessionSecret(dataDirectory) {
  const file = join(dataDirectory, "secret");
  if (!existsSync(file)) writePrivately(file, randomBytes(32).toString("base64url"));
  return readFileSync(file, "utf8").trim();
}
