import "server-only";
import { createHash } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import { env } from "@/lib/core/env";
import { PrismaClient } from "@/lib/db/generated/client";

/** Names a prepared statement by its text, so that PostgreSQL plans each of ours once per connection. */
function statementName({ sql }: { readonly sql: string }): string {
  return createHash("sha1").update(sql).digest("base64url");
}

function connect(): PrismaClient {
  const adapter = new PrismaPg(
    { connectionString: env().DATABASE_URL, max: 10 },
    { statementNameGenerator: statementName },
  );
  // Minimal errors name the fault without the arguments, which may hold text of traces.
  return new PrismaClient({ adapter, errorFormat: "minimal" });
}

// Kept on the global object because the development server reloads modules, and each client holds a pool.
const kept = globalThis as { topmastDatabase?: PrismaClient };

/** The database, connected when first asked for. */
export function db(): PrismaClient {
  kept.topmastDatabase ??= connect();
  return kept.topmastDatabase;
}

/** The part of the database that works inside a transaction as well as outside. */
export type Queries = Omit<PrismaClient, "$connect" | "$disconnect" | "$on" | "$transaction" | "$extends">;
