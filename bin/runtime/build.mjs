import { join } from "node:path";
import { checkout } from "./checkout.mjs";
import { runChild } from "./children.mjs";
import { Complaint } from "./complaint.mjs";
import { clientSources, fingerprint, serverSources, stamp } from "./fingerprint.mjs";
import { tail } from "./install.mjs";
import { packAssets } from "./pack-assets.mjs";
import { phase } from "./phase.mjs";

const generated = stamp("lib/db/generated/.made-from");
const built = stamp(".next/.made-from");

export const nextProgram = join(checkout, "node_modules", "next", "dist", "bin", "next");

export function isGenerated() {
  return generated.matches(fingerprint(clientSources));
}

/** Writes the typed client of the database into lib/db/generated, where the schema has changed. */
export async function generate() {
  const current = fingerprint(clientSources);
  if (generated.matches(current)) return;
  await phase("Generating the database client", async () => {
    generated.clear();
    const prisma = join(checkout, "node_modules", "prisma", "build", "index.js");
    // Generating looks for a schema engine that it never runs; any program satisfies it.
    const env = {
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
      CHECKPOINT_DISABLE: "1",
    };
    const { code, output } = await runChild(process.execPath, [prisma, "generate"], { env });
    if (code !== 0) throw new Complaint(`The database client could not be generated:\n\n${tail(output)}`);
    generated.write(current);
  });
}

export function isBuilt() {
  return built.matches(fingerprint(serverSources()));
}

/** Builds the server into .next, where its sources have changed. */
export async function build() {
  const current = fingerprint(serverSources());
  if (built.matches(current)) return;
  await phase("Building the pages, which takes about a minute", async () => {
    built.clear();
    // The build loads the server's modules and never calls them: it needs settings that look right, not the real ones.
    const env = {
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      DATABASE_URL: "postgresql://nobody@127.0.0.1:1/none",
      TOPMAST_SECRET: "used-while-building-and-never-again",
      TOPMAST_URL: "http://localhost:3000",
    };
    const { code, output } = await runChild(process.execPath, [nextProgram, "build"], { env });
    if (code !== 0) throw new Complaint(`The pages could not be built:\n\n${tail(output)}`);
    await packAssets();
    built.write(current);
  });
}
