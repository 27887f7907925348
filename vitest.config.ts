import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** A zone that is neither whole hours from UTC nor without daylight saving: dates that forget theirs show it. */
process.env.TZ = "Pacific/Chatham";

const needsDatabase = "tests/{db,auth,http,jobs,workflows,runtime}/**/*.test.ts";

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@\//, replacement: here("./") },
      { find: "server-only", replacement: here("./node_modules/server-only/empty.js") },
    ],
  },
  test: {
    projects: [
      {
        extends: true,
        // Properties take as long as a busy machine needs: a time says nothing of what is tested.
        test: { name: "unit", include: ["tests/**/*.test.ts"], exclude: [needsDatabase], testTimeout: 60_000 },
      },
      {
        extends: true,
        test: {
          name: "database",
          include: [needsDatabase],
          globalSetup: "tests/support/template-database.ts",
          setupFiles: "tests/support/database.ts",
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
