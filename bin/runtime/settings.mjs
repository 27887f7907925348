import { Complaint } from "./complaint.mjs";

/**
 * @typedef {object} Settings
 * @property {number} port
 * @property {string} host
 * @property {string} url The public address.
 * @property {string | undefined} databaseUrl Nothing: the built-in PostgreSQL.
 * @property {string | undefined} secret Nothing: one that is made at the first start.
 * @property {boolean} development
 */

/** Secrets that libraries and tutorials print. */
const wellKnownSecrets = ["better-auth-secret-12345678901234567890", "better-auth-secret-123456789"];

/**
 * What start needs of the environment; an empty variable counts as none. The
 * server checks the rest itself.
 * @param {Record<string, string | undefined>} env
 * @param {{ development: boolean }} mode
 * @returns {Settings}
 */
export function readSettings(env, { development }) {
  const port = Number(env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Complaint(`PORT=${env.PORT} is no port: give a number from 1 to 65535, such as PORT=3000.`);
  }
  return {
    port,
    host: env.HOST || "127.0.0.1",
    url: publicUrl(env.TOPMAST_URL || `http://localhost:${port}`),
    databaseUrl: databaseUrl(env.DATABASE_URL),
    secret: secret(env.TOPMAST_SECRET),
    development,
  };
}

/** @param {string} given */
function publicUrl(given) {
  const parsed = URL.canParse(given) ? new URL(given) : undefined;
  if (parsed === undefined || !/^https?:$/.test(parsed.protocol)) {
    throw new Complaint(
      `TOPMAST_URL=${given} is no address: give it as people type it into the browser, such as https://topmast.example.org.`,
    );
  }
  return parsed.origin;
}

/** @param {string | undefined} given */
function databaseUrl(given) {
  if (!given) return undefined;
  if (!/^postgres(ql)?:\/\//.test(given) || !URL.canParse(given)) {
    throw new Complaint(
      "DATABASE_URL is no address of a PostgreSQL database: it has the form postgresql://user:password@host:5432/name.",
    );
  }
  return given;
}

/** @param {string | undefined} given */
function secret(given) {
  if (!given) return undefined;
  if (given.length < 32 || new Set(given).size < 8 || wellKnownSecrets.includes(given)) {
    throw new Complaint(
      "TOPMAST_SECRET can be guessed: give 32 random characters or more (openssl rand -base64 32), or leave it out and Topmast makes one.",
    );
  }
  return given;
}
