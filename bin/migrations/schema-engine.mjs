import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";

/** @typedef {import("@prisma/schema-engine-wasm").SchemaEngine} SchemaEngine */
/** @typedef {import("@prisma/driver-adapter-utils").SqlMigrationAwareDriverAdapterFactory} AdapterFactory */
/** @typedef {{ path: string, content: string }[]} SchemaFiles */

/** @type {Promise<void> | undefined} */
let loaded;

/**
 * Prisma's schema engine, compiled to WebAssembly: the one that `prisma migrate`
 * would run as a downloaded program, working over a driver adapter.
 * @param {SchemaFiles} schema
 * @param {AdapterFactory} factory
 * @returns {Promise<SchemaEngine>}
 */
export async function schemaEngine(schema, factory) {
  loaded ??= load();
  await loaded;
  const datamodels = schema.map(({ path, content }) => /** @type {[string, string]} */ ([path, content]));
  return await bindings.SchemaEngine.new({ datamodels }, () => {}, bindMigrationAwareSqlAdapterFactory(factory));
}

/** What wasm-bindgen leaves to a bundler: the module is compiled, given its imports and started. */
async function load() {
  const file = createRequire(import.meta.url)
    .resolve("@prisma/schema-engine-wasm")
    .replace(/schema_engine\.js$/, "schema_engine_bg.wasm");
  const { instance } = await WebAssembly.instantiate(await readFile(file), {
    "./schema_engine_bg.js": { ...bindings, ...patientTimers },
  });
  bindings.__wbg_set_wasm(instance.exports);
  /** @type {() => void} */ (instance.exports.__wbindgen_start)();
}

/**
 * The engine gives its lock ten seconds and forgets to clear that timer, which would keep our process alive as long.
 * The name ends in a checksum of wasm-bindgen's.
 */
const patientTimers = Object.fromEntries(
  Object.keys(bindings)
    .filter((name) => name.startsWith("__wbg_setTimeout_"))
    .map((name) => [
      name,
      (/** @type {() => void} */ run, /** @type {number} */ delay) => setTimeout(run, delay).unref(),
    ]),
);

/** No table or enum of the database is anybody else's. */
export const noFilters = { externalTables: [], externalEnums: [] };
