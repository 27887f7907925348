import { startBuiltInPostgresql } from "../../bin/postgres/built-in-postgresql.mjs";
import { openDataDirectory } from "../../bin/postgres/data-directory.mjs";

// Starts the PostgreSQL of a data directory and waits to be killed.
const directory = process.argv[2] ?? "";
const { url } = await startBuiltInPostgresql(
  openDataDirectory(directory, { ...process.env, TOPMAST_DATA_DIR: directory }),
);
console.log(url);
setInterval(() => {}, 60_000);
