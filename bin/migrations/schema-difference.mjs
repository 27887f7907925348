import { ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import { noFilters, schemaEngine } from "./schema-engine.mjs";

/** @typedef {import("./schema-engine.mjs").SchemaFiles} SchemaFiles */

/**
 * The SQL that leads from one schema to another; empty where they say the same.
 * Both are read from files: the engine never looks into a database for it.
 * @param {SchemaFiles | undefined} from Nothing: an empty database.
 * @param {SchemaFiles} to
 * @returns {Promise<string>}
 */
export async function schemaDifference(from, to) {
  const engine = await schemaEngine(to, unconnected());
  const { stdout } = await engine.diff({
    from: from === undefined ? { tag: "empty" } : { tag: "schemaDatamodel", files: from },
    to: { tag: "schemaDatamodel", files: to },
    script: true,
    exitCode: null,
    filters: noFilters,
  });
  const script = (stdout ?? "").trim();
  return script === "-- This is an empty migration." ? "" : script;
}

/**
 * Comparing two files needs no database, yet the engine asks its adapter one
 * question when it starts: whether the schema exists, and which version this is.
 * @returns {import("./schema-engine.mjs").AdapterFactory}
 */
function unconnected() {
  const identity = { provider: /** @type {const} */ ("postgres"), adapterName: "unconnected" };
  const refuse = async () => {
    throw new Error("There is no database behind a comparison of schemas.");
  };
  const connect = async () => ({
    ...identity,
    queryRaw: async () => ({
      columnNames: ["exists", "version", "numeric_version"],
      columnTypes: [ColumnTypeEnum.Boolean, ColumnTypeEnum.Text, ColumnTypeEnum.Int32],
      rows: [[true, "PostgreSQL 15.0", 150000]],
    }),
    executeRaw: refuse,
    executeScript: refuse,
    startTransaction: refuse,
    dispose: async () => {},
  });
  return { ...identity, connect, connectToShadowDb: connect };
}
