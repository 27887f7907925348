import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { canEnter, isRoot } from "../../bin/postgres/account.mjs";
import { installedBinaries, usableBinaries } from "../../bin/postgres/binaries.mjs";
import { openDataDirectory } from "../../bin/postgres/data-directory.mjs";
import { temporaryDirectory } from "../support/temporary-directory";

const nobody = { uid: 65534, gid: 65534 };

/** A checkout below a home directory that only its owner may enter. */
function closedCheckout(): string {
  const checkout = join(temporaryDirectory(), "topmast");
  mkdirSync(checkout);
  return checkout;
}

describe.runIf(isRoot)("started as root", () => {
  test("keeps the data of a checkout that others cannot enter where they can", () => {
    const checkout = closedCheckout();
    const { directory, account } = openDataDirectory(checkout, {});
    onTestFinished(() => rmSync(directory, { recursive: true }));
    expect(directory).toMatch(/^\/var\/lib\/topmast\/topmast-[0-9a-f]{8}$/);
    expect(account?.uid).toBeGreaterThan(0);
    expect(canEnter(directory, nobody)).toBe(true);
    expect(openDataDirectory(checkout, {}).directory).toBe(directory);
  });

  test("keeps it in the checkout where everybody may enter that", () => {
    const checkout = temporaryDirectory();
    chmodSync(checkout, 0o755);
    expect(openDataDirectory(checkout, {}).directory).toBe(join(checkout, ".topmast"));
  });

  test("honours TOPMAST_DATA_DIR and lets the database's account pass", () => {
    const directory = join(temporaryDirectory(), "data");
    const parent = join(directory, "..");
    mkdirSync(directory, { mode: 0o700 });
    expect(() => openDataDirectory("/", { TOPMAST_DATA_DIR: directory })).toThrow(
      `cannot enter ${parent} on the way to`,
    );
    expect(statSync(parent).mode & 0o777).toBe(0o700);
    expect(openDataDirectory("/", { TOPMAST_DATA_DIR: parent }).directory).toBe(parent);
    expect(statSync(parent).mode & 0o777).toBe(0o711);
  });

  test("runs copies of PostgreSQL's programs where npm's cannot be reached, made once", () => {
    const { native, version } = installedBinaries();
    const closed = join(closedCheckout(), "native");
    cpSync(native, closed, { recursive: true, verbatimSymlinks: true });
    const data = temporaryDirectory();
    openDataDirectory("/", { TOPMAST_DATA_DIR: data });
    mkdirSync(join(data, "postgresql-17.0"));

    const copy = usableBinaries(data, nobody, { native: closed, version });
    expect(copy).toBe(join(data, `postgresql-${version}`));
    const made = statSync(join(copy, "bin/postgres")).mtimeMs;
    expect(usableBinaries(data, nobody, { native: closed, version })).toBe(copy);
    expect(statSync(join(copy, "bin/postgres")).mtimeMs).toBe(made);
    expect(readdirSync(data).filter((name) => name.startsWith("postgresql-"))).toEqual([`postgresql-${version}`]);
    expect(existsSync(join(copy, "share/postgresql/postgres.bki"))).toBe(true);
  });
});

test("PostgreSQL's libraries are linked although npm ran no install script", () => {
  const { native, version } = installedBinaries();
  const bare = join(temporaryDirectory(), "package", "native");
  cpSync(native, bare, { recursive: true, filter: (path) => !lstatSync(path).isSymbolicLink() });
  expect(usableBinaries(temporaryDirectory(), undefined, { native: bare, version })).toBe(bare);
});
