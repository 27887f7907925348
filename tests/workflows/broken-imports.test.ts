import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { env } from "@/lib/core/env";
import { db } from "@/lib/db/client";
import { beginImport, listImports } from "@/lib/db/imports";
import { importOptionsSchema } from "@/lib/traces/import-summary";
import { importTraces } from "@/lib/workflows/import-traces";
import { scratchOnDisk } from "@/lib/workflows/scratch-on-disk";
import { newProject } from "../support/actor";
import { collectAsync } from "../support/collect-async";
import { importText } from "../support/import-text";

// Longer than what is looked at before the first record is read.
const words = "Some words. ".repeat(170);
const run = (n: number) => `${JSON.stringify({ messages: [{ role: "user", content: `Run ${n}. ${words}` }] })}\n`;
const runs = 1_300;
const file = Array.from({ length: runs }, (_, n) => run(n));

/** An upload whose connection dies before its last run. */
async function* dying(): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for (const line of file.slice(0, -1)) yield encoder.encode(line);
  throw new Error("connection reset");
}

describe("an import that breaks off", () => {
  test("leaves whole traces and a row that says so, and goes on when the file comes again", async () => {
    const { owner } = await newProject();
    const scope = await owner.scope("import");
    const events = importTraces(scope, dying(), importOptionsSchema.parse({ filename: "runs.jsonl" }));
    await expect(collectAsync(events)).rejects.toThrow("connection reset");
    const read = await owner.scope("read");
    const [row] = await listImports(read);
    const standing = row?.standing ?? 0;
    expect(standing).toBeGreaterThan(0);
    expect(standing).toBeLessThan(runs);
    expect(row).toMatchObject({ status: "failed", created: standing });
    const counts = { created: runs - standing, duplicates: standing, rejected: 0 };
    expect(await importText(owner, file.join(""))).toMatchObject(counts);
    expect((await listImports(read))[0]).toMatchObject({ status: "done", ...counts });
  });

  test("ends as failed when whoever asked for it goes away", async () => {
    const { owner } = await newProject();
    const scope = await owner.scope("import");
    for await (const event of importTraces(scope, dying(), importOptionsSchema.parse({})))
      if (event.type === "progress") break;
    const [row] = await listImports(await owner.scope("read"));
    expect(row?.standing).toBeGreaterThan(0);
    expect(row).toMatchObject({ status: "failed", created: row?.standing });
  });

  test("whose server was killed is told as broken off, and closed when the next begins", async () => {
    const { owner } = await newProject();
    const scope = await owner.scope("import");
    const read = await owner.scope("read");
    const id = await beginImport(scope, "runs.jsonl", "openai-chat");
    expect((await listImports(read))[0]?.status).toBe("running");
    const aliveAt = new Date(Date.now() - 60_000);
    await db().import.update({ where: { id }, data: { aliveAt } });
    expect((await listImports(read))[0]?.status).toBe("failed");
    await beginImport(scope, "runs.jsonl", "openai-chat");
    expect(await db().import.findUnique({ where: { id } })).toMatchObject({ status: "failed", finishedAt: aliveAt });
  });
});

describe("a scratch file", () => {
  test("is read anywhere, and leaves no name behind even while it is open", async () => {
    const scratch = await scratchOnDisk();
    await scratch.append(new TextEncoder().encode("put "));
    await scratch.append(new TextEncoder().encode("aside"));
    expect(readdirSync(env().TOPMAST_SCRATCH_DIR)).toEqual([]);
    expect(scratch.size).toBe(9);
    expect(new TextDecoder().decode(await scratch.read(2, 99))).toBe("t aside");
    await scratch.close();
    await expect(scratch.read(0, 1)).rejects.toThrow();
  });
});
