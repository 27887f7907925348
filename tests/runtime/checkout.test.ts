import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { checkout } from "../../bin/runtime/checkout.mjs";
import { fingerprint, serverFolders } from "../../bin/runtime/fingerprint.mjs";
import { isInstalled } from "../../bin/runtime/install.mjs";

/** Folders that the built server has nothing of. */
const otherFolders = [".ci", "bench", "bin", "docs", "e2e", "tests"];

test("every folder is known either to be built from or not, so that no change goes unnoticed", () => {
  const files = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: checkout,
    encoding: "utf8",
  }).split("\0");
  const folders = new Set(files.filter((file) => file.includes("/")).map((file) => file.slice(0, file.indexOf("/"))));
  expect([...folders].filter((folder) => !serverFolders.includes(folder) && !otherFolders.includes(folder))).toEqual(
    [],
  );
});

test("the fingerprint tells different sources apart and equal ones not", () => {
  expect(fingerprint(["prisma/schema.prisma"])).toBe(fingerprint(["prisma/schema.prisma"]));
  expect(fingerprint(["prisma/schema.prisma"])).not.toBe(fingerprint(["prisma/models"]));
  expect(fingerprint(["not-there"])).toBe(fingerprint([]));
});

test("what is installed is what package-lock.json says", () => {
  expect(isInstalled()).toBe(true);
});

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      optionalDependencies: z.record(z.string(), z.string()).optional(),
      dependencies: z.record(z.string(), z.string()).optional(),
    }),
  ),
});

test("package-lock.json has the packages of every system, not only of the one that wrote it", () => {
  const { packages } = lockSchema.parse(JSON.parse(readFileSync(join(checkout, "package-lock.json"), "utf8")));
  const missing = Object.values(packages)
    .flatMap(({ optionalDependencies }) => Object.keys(optionalDependencies ?? {}))
    .filter((name) => !Object.keys(packages).some((path) => path.endsWith(`node_modules/${name}`)));
  expect(missing).toEqual([]);
});

test("dependencies are pinned to one version each", () => {
  const manifest = z
    .object({
      dependencies: z.record(z.string(), z.string()),
      devDependencies: z.record(z.string(), z.string()),
      optionalDependencies: z.record(z.string(), z.string()),
    })
    .parse(JSON.parse(readFileSync(join(checkout, "package.json"), "utf8")));
  const loose = Object.values(manifest).flatMap((group) =>
    Object.entries(group).filter(([, version]) => !/^\d/.test(version)),
  );
  expect(loose).toEqual([]);
});
