import "server-only";
import { createHash } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import { Pool, type PoolClient } from "pg";
import { env } from "@/lib/core/env";
import { PrismaClient } from "@/lib/db/generated/client";

/** Names a prepared statement by its text, so that PostgreSQL plans each of ours once per connection. */
function statementName({ sql }: { readonly sql: string }): string {
  return createHash("sha1").update(sql).digest("base64url");
}

interface Database {
  readonly client: PrismaClient;
  /** Open connections by the id of the PostgreSQL process that serves them. */
  readonly connections: ReadonlyMap<number, PoolClient>;
}

function connect(): Database {
  const pool = new Pool({
    connectionString: env().DATABASE_URL,
    max: 10,
    // Somebody who reads asks for nothing for minutes. A new connection takes as long as a page, and a page wants several.
    idleTimeoutMillis: 300_000,
    allowExitOnIdle: true,
    // A PostgreSQL of one's own mostly compiles queries that it takes for long: that alone takes longer than ours do.
    onConnect: async (connection) => void (await connection.query("SET jit = off")),
  });
  const connections = new Map<number, PoolClient>();
  pool.on("connect", (connection) => {
    const process = processOf(connection);
    if (process !== null) connections.set(process, connection);
  });
  pool.on("remove", (connection) => connections.delete(processOf(connection) ?? Number.NaN));
  const adapter = new PrismaPg(pool, { statementNameGenerator: statementName, disposeExternalPool: true });
  // Minimal errors name the fault without the arguments, which may hold text of traces.
  return { client: new PrismaClient({ adapter, errorFormat: "minimal" }), connections };
}

/** The driver learns the process's id when it connects; its types do not tell. */
function processOf(connection: PoolClient): number | null {
  return "processID" in connection && typeof connection.processID === "number" ? connection.processID : null;
}

// Kept on the global object because the development server reloads modules, and each client holds a pool.
const kept = globalThis as { topmastConnected?: Database };

function database(): Database {
  kept.topmastConnected ??= connect();
  return kept.topmastConnected;
}

/** The database, connected when first asked for. */
export function db(): PrismaClient {
  return database().client;
}

/** The part of the database that works inside a transaction as well as outside. */
export type Queries = Omit<PrismaClient, "$connect" | "$disconnect" | "$on" | "$transaction" | "$extends">;

const found = new WeakMap<Queries, Promise<PoolClient>>();

/**
 * The connection that a transaction runs on, for what the ORM cannot say, such
 * as COPY: both then are in the one transaction. To be used while the ORM is not.
 */
export function connectionOf(queries: Queries): Promise<PoolClient> {
  let connection = found.get(queries);
  if (connection === undefined) {
    connection = findConnection(queries);
    found.set(queries, connection);
  }
  return connection;
}

async function findConnection(queries: Queries): Promise<PoolClient> {
  const [row] = await queries.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
  const connection = row && database().connections.get(row.pid);
  if (!connection)
    throw new Error(
      "The connection of this transaction is not one of ours: a pooler before PostgreSQL has to pool sessions.",
    );
  return connection;
}
