import { Complaint, errorCode } from "./complaint.mjs";

const oldestVersion = 15;

/**
 * Checks, before anything long begins, that the database that DATABASE_URL names can be used.
 * @param {string} url
 */
export async function assertUsableDatabase(url) {
  const { Client } = (await import("pg")).default;
  const { hostname, port, username, pathname } = new URL(url);
  const place = `${hostname || "localhost"}:${port || 5432}`;
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    const { rows } = await client.query(
      "SELECT current_setting('server_version_num')::int / 10000 AS version, current_setting('server_encoding') AS encoding",
    );
    const { version, encoding } = rows[0];
    if (version < oldestVersion) {
      throw new Complaint(
        `The database at ${place} is PostgreSQL ${version}, and Topmast needs ${oldestVersion} or newer: update it, or leave DATABASE_URL out and Topmast starts its own.`,
      );
    }
    if (encoding !== "UTF8") {
      throw new Complaint(
        `The database at ${place} stores text as ${encoding}, which cannot hold every trace: make one with CREATE DATABASE … ENCODING 'UTF8'.`,
      );
    }
  } catch (error) {
    if (error instanceof Complaint) throw error;
    throw new Complaint(remedy(error, place, username, decodeURIComponent(pathname.slice(1))));
  } finally {
    await client.end().catch(() => {});
  }
}

/**
 * @param {unknown} error
 * @param {string} place
 * @param {string} user
 * @param {string} database
 */
function remedy(error, place, user, database) {
  const code = errorCode(error);
  const message = error instanceof Error && error.message !== "" ? error.message : String(code);
  // invalid_authorization_specification, invalid_password
  if (code === "28000" || code === "28P01")
    return `The database at ${place} does not let ${user || "you"} in (${message}): check the user and password in DATABASE_URL.`;
  // invalid_catalog_name
  if (code === "3D000")
    return `The server at ${place} has no database named ${database}: make it with CREATE DATABASE, or correct DATABASE_URL.`;
  return `The database at ${place} cannot be reached (${message}): check DATABASE_URL and that the server runs, or leave DATABASE_URL out and Topmast starts its own.`;
}
