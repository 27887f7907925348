import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { writePrivately } from "../runtime/private-file.mjs";

/**
 * How to reach a cluster of ours: its port on 127.0.0.1 and the password that
 * its superuser and the application's role share.
 * @typedef {{ port: number, password: string }} Credentials
 */

/** @param {string} dataDirectory */
function file(dataDirectory) {
  return join(dataDirectory, "postgres.json");
}

/**
 * @param {string} dataDirectory
 * @returns {Credentials}
 */
export function readCredentials(dataDirectory) {
  return JSON.parse(readFileSync(file(dataDirectory), "utf8"));
}

/**
 * @param {string} dataDirectory
 * @param {Credentials} credentials
 */
export function writeCredentials(dataDirectory, credentials) {
  writePrivately(file(dataDirectory), JSON.stringify(credentials));
}

export function newPassword() {
  return randomBytes(24).toString("base64url");
}

/**
 * @param {Credentials} credentials
 * @param {"topmast" | "postgres"} role The application's role, or the superuser.
 * @param {string} database
 */
export function databaseUrl({ port, password }, role, database) {
  return `postgresql://${role}:${password}@127.0.0.1:${port}/${database}`;
}
