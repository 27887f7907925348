import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, extname, join, posix, relative } from "node:path";
import { describe, expect, test } from "vitest";

/**
 * The layers of ARCHITECTURE: a folder imports itself and what stands in an
 * earlier row; folders of one row do not import each other.
 */
const layers: readonly (readonly string[])[] = [
  ["lib/core"],
  ["lib/mast", "lib/stats", "lib/access"],
  ["lib/traces"],
  ["lib/reviews"],
  ["lib/insights", "lib/agreement", "lib/export", "lib/rounds"],
  ["lib/db"],
  ["lib/auth"],
  ["lib/http", "lib/jobs"],
  ["lib/workflows"],
  ["components"],
  ["app"],
];
const pure = new Set([
  "lib/core",
  "lib/mast",
  "lib/stats",
  "lib/access",
  "lib/traces",
  "lib/reviews",
  "lib/insights",
  "lib/agreement",
  "lib/export",
  "lib/rounds",
]);

const root = join(import.meta.dirname, "..");
const generated = "lib/db/generated/";

interface Source {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly { readonly from: string; readonly typeOnly: boolean }[];
}

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && [".ts", ".tsx"].includes(extname(entry.name)))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((path) => !path.startsWith(generated));
}

function importsOf(path: string, text: string): Source["imports"] {
  const statements = text.matchAll(/^(?:import|export)\s+(type\s+)?(?:[^"';]*?\sfrom\s+)?"([^"]+)"/gm);
  const dynamic = [...text.matchAll(/\bimport\("([^"]+)"\)/g)].map((found) => ({
    from: found[1] ?? "",
    typeOnly: false,
  }));
  const all = [...statements].map((found) => ({ from: found[2] ?? "", typeOnly: found[1] !== undefined }));
  return [...all, ...dynamic].map(({ from, typeOnly }) => {
    if (from.startsWith("@/")) return { from: from.slice(2), typeOnly };
    return { from: from.startsWith(".") ? posix.join(dirname(path), from) : from, typeOnly };
  });
}

const sources: Source[] = ["lib", "components", "app"].flatMap(filesBelow).map((path) => {
  const text = readFileSync(join(root, path), "utf8");
  return { path, text, imports: importsOf(path, text) };
});

const folders = layers.flat();
const folderOf = (path: string) => folders.find((folder) => path === folder || path.startsWith(`${folder}/`));
const rowOf = (folder: string) => layers.findIndex((row) => row.includes(folder));

function offences(find: (source: Source) => readonly string[]): string[] {
  return sources.flatMap((source) => find(source).map((offence) => `${source.path}: ${offence}`));
}

describe("the layers", () => {
  test("every folder of code stands in one", () => {
    expect(offences(({ path }) => (folderOf(path) ? [] : ["stands in no layer"]))).toEqual([]);
    expect(sources.length).toBeGreaterThan(100);
  });

  test("imports go from later layers to earlier ones", () => {
    const found = offences(({ path, imports }) => {
      const own = folderOf(path) ?? "";
      return imports.flatMap(({ from }) => {
        const target = folderOf(from);
        return target === undefined || target === own || rowOf(target) < rowOf(own) ? [] : [`imports ${from}`];
      });
    });
    expect(found).toEqual([]);
  });

  test("components import only types from server folders; an action is how they call the server", () => {
    const found = offences(({ path, imports }) => {
      if (!path.startsWith("components/")) return [];
      return imports.flatMap(({ from, typeOnly }) => {
        const target = folderOf(from);
        return target?.startsWith("lib/") && !pure.has(target) && !typeOnly ? [`imports ${from}`] : [];
      });
    });
    expect(found).toEqual([]);
  });

  test("pure folders know neither Node's input and output nor React, Next and Prisma", () => {
    const forbidden = /^(react|next|@prisma|pg|server-only|node:(?!(?:crypto|zlib)$))/;
    const found = offences(({ path, imports }) => {
      const folder = folderOf(path) ?? "";
      if (!pure.has(folder) || folder === "lib/core") return [];
      return imports.flatMap(({ from }) => (forbidden.test(from) ? [`imports ${from}`] : []));
    });
    expect(found).toEqual([]);
  });
});

describe("one place for each thing", () => {
  const only = (allowed: RegExp, pattern: RegExp) =>
    offences(({ path, text }) =>
      !allowed.test(path) && pattern.test(text) ? [`says ${pattern.exec(text)?.[0]}`] : [],
    );

  test("only lib/db knows Prisma's client", () => {
    const found = offences(({ path, imports }) =>
      path.startsWith("lib/db/")
        ? []
        : imports
            .filter(({ from }) => from.startsWith(generated) || from.startsWith("@prisma/client"))
            .map(({ from }) => from),
    );
    expect(found).toEqual([]);
  });

  test("only lib/core/env.ts reads the environment", () => {
    expect(only(/^lib\/core\/env\.ts$/, /process\.env\b/)).toEqual([]);
  });

  test("only lib/auth/authorize.ts makes a scope", () => {
    expect(only(/^lib\/auth\/authorize\.ts$/, /as ProjectScope\b/)).toEqual([]);
  });

  test("only lib/db/visible-reviews.ts decides which reviews are seen, and each reader of reviews asks it", () => {
    const readers = offences(({ path, text }) => {
      const reads = /\.review\.(findMany|count|groupBy|aggregate)\(|FROM reviews\b/.test(text);
      return path.startsWith("lib/db/") && reads && !text.includes('"@/lib/db/visible-reviews"')
        ? ["reads reviews"]
        : [];
    });
    // A write locks the caller's own review; a warning before a deletion counts labels without showing them.
    expect(readers.filter((line) => !line.startsWith("lib/db/visible-reviews.ts"))).toEqual([]);
  });

  test("lib/db is for the server alone", () => {
    expect(
      offences(({ path, text }) =>
        path.startsWith("lib/db/") && !text.includes('import "server-only"') ? ["lacks server-only"] : [],
      ),
    ).toEqual([]);
  });
});

describe("files", () => {
  test("are named in kebab case after what they hold, and none is a barrel or a drawer", () => {
    const found = offences(({ path }) => {
      const name = basename(path).replace(/\.(test\.)?tsx?$/, "");
      const drawer = /^(index|utils?|helpers?|types|common|misc)$/.test(name);
      return drawer || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) ? [`is called ${name}`] : [];
    });
    expect(found).toEqual([]);
  });

  test("have 350 lines at the very most", () => {
    const found = offences(({ text }) => {
      const lines = text.split("\n").length;
      return lines > 351 ? [`has ${lines} lines`] : [];
    });
    expect(found).toEqual([]);
  });

  test("export by name, save where Next asks for a default", () => {
    const asked = /^app\/.*(page|layout|error|not-found|loading|global-error|forbidden|template|default)\.tsx$/;
    expect(
      offences(({ path, text }) => (!asked.test(path) && /^export default/m.test(text) ? ["exports a default"] : [])),
    ).toEqual([]);
  });
});
