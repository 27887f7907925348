import { Client } from "pg";
import { afterEach, expect, test } from "vitest";
import { newId } from "@/lib/core/ids";
import { db } from "@/lib/db/client";
import { ColumnKeeper } from "@/lib/db/kept-columns";
import { readChanges } from "@/lib/db/project-columns";
import { modeCodes } from "@/lib/mast/taxonomy";
import { fillRandom, seededState } from "@/lib/stats/random";
import { deleteTraces, undoImport } from "@/lib/workflows/take-away-traces";
import { newProject } from "../support/actor";
import { describedColumns, heldTraces } from "../support/described-columns";
import { importText } from "../support/import-text";
import { labelledProject } from "../support/labelled-project";
import { review } from "../support/round";

const room = 2 ** 30;
const dimensions = ["metadata.version", "month", null, "import"] as const;

const clients: Client[] = [];
async function connection(): Promise<Client> {
  const client = new Client(process.env.DATABASE_URL);
  await client.connect();
  clients.push(client);
  return client;
}
afterEach(async () => {
  for (const client of clients.splice(0)) await client.end();
});

/** Two servers that keep columns; each must always have what a third reads that has just started. */
async function watched(actor: Awaited<ReturnType<typeof newProject>>["owner"]) {
  const scope = await actor.scope("read");
  const servers = [new ColumnKeeper(room), new ColumnKeeper(room)];
  let turn = 0;
  return async () => {
    turn += 1;
    const ids = (await db().trace.findMany({ where: { projectId: scope.projectId }, select: { id: true } })).map(
      ({ id }) => id,
    );
    const server = servers[turn % 2];
    const by = dimensions[Math.floor(turn / 2) % dimensions.length] ?? null;
    const kept = await server?.fresh(scope, by);
    const anew = await new ColumnKeeper(room).fresh(scope, by);
    if (!kept) throw new Error("There is a server.");
    // Of what it was asked before, a server knows more dimensions.
    for (const name of kept.dimensions.keys()) {
      if (!anew.dimensions.has(name)) kept.dimensions.delete(name);
    }
    expect(heldTraces(kept)).toBe(ids.length);
    expect(describedColumns(kept, ids)).toEqual(describedColumns(anew, ids));
  };
}

test("kept columns are what one reads anew, whatever two connections write and whenever they commit", async () => {
  const { project, traces } = await labelledProject();
  const same = await watched(project.owner);
  await same();
  const writers = [await connection(), await connection()];
  // Begun before all else and committed after it: a reader must not take what is newer for all there is.
  const slow = await connection();
  await slow.query("BEGIN");
  await slow.query("UPDATE traces SET system = 'Slow' WHERE id = $1", [traces[2]?.id]);

  const state = seededState(11);
  const buffer = new Uint32Array(1);
  const below = (end: number) => {
    fillRandom(state, buffer);
    return Math.floor(((buffer[0] as number) / 2 ** 32) * end);
  };
  const reviewed = "SELECT id FROM reviews WHERE trace_id = $1 ORDER BY id LIMIT 1";
  const changes: readonly ((trace: string) => [string, unknown[]])[] = [
    (trace) => [
      "UPDATE traces SET system = $2, metadata = $3 WHERE id = $1",
      [trace, `S${below(3)}`, { version: below(3) }],
    ],
    (trace) => [
      `INSERT INTO labels (id, review_id, mode, agent, decisive) SELECT $2, id, $3, $4, TRUE FROM (${reviewed}) r`,
      [trace, newId("lbl"), modeCodes[below(14)], ["late", "planner", null][below(3)]],
    ],
    (trace) => [`UPDATE labels SET withdrawn_at = now() WHERE review_id IN (${reviewed})`, [trace]],
    (trace) => ["UPDATE reviews SET status = 'draft' WHERE trace_id = $1", [trace]],
    (trace) => ["UPDATE reviews SET status = 'submitted', found = $2 WHERE trace_id = $1", [trace, below(2 ** 14)]],
    (trace) => ["UPDATE reviews SET adjudicated = NOT adjudicated WHERE trace_id = $1", [trace]],
    (trace) => ["UPDATE traces SET step_count = step_count + 1, created_at = now() WHERE id = $1", [trace]],
    (trace) => ["DELETE FROM reviews WHERE trace_id = $1 AND adjudicated", [trace]],
    (trace) => [
      `INSERT INTO traces (id, project_id, import_id, title, identity, step_count, agents)
        SELECT $2, project_id, import_id, title, $2, step_count, agents FROM traces WHERE id = $1`,
      [trace, newId("trc")],
    ],
    (trace) => ["DELETE FROM traces WHERE id = $1", [trace]],
  ];
  const open = [false, false];
  for (let turn = 0; turn < 240; turn += 1) {
    const writer = below(2);
    const client = writers[writer];
    if (!client) continue;
    if (!open[writer]) await client.query("BEGIN");
    // Each writes traces of its own, as neither may wait for the other here.
    const trace = traces[3 + 2 * below(28) + writer]?.id ?? "";
    const [text, values] = changes[below(below(4) === 0 ? changes.length : 9)]?.(trace) ?? ["SELECT 1", []];
    await client.query(text, values);
    open[writer] = below(3) !== 0;
    if (!open[writer]) await client.query(below(5) === 0 ? "ROLLBACK" : "COMMIT");
    if (turn % 4 === 0) await same();
  }
  for (const client of writers) await client.query("COMMIT");
  await same();
  await slow.query("COMMIT");
  await same();
  await same();
}, 60_000);

test("kept columns follow imports, reviews, deletions, what is undone and what comes again", async () => {
  const { owner, id: projectId } = await newProject();
  const same = await watched(owner);
  await same();
  const lines = Array.from({ length: 12 }, (_, n) =>
    JSON.stringify({ messages: [{ role: "user", content: `run ${n}` }] }),
  );
  const first = await importText(owner, lines.slice(0, 8).join("\n"));
  await same();
  const traces = first.traces.flatMap(({ id }) => id ?? []);
  for (const trace of traces.slice(0, 4)) await review(owner, trace, ["2.6", "3.2"]);
  await same();
  await deleteTraces(await owner.scope("curate"), traces.slice(0, 2));
  await same();
  const second = await importText(owner, lines.join("\n"));
  await same();
  for (const { id } of [first, second]) {
    await undoImport(await owner.scope("import"), id ?? "");
    await same();
    await same();
  }
  await importText(owner, lines.join("\n"));
  await same();
  await db().project.delete({ where: { id: projectId } });
  expect(await db().traceChange.count({ where: { projectId } })).toBe(0);
});

test("who reads while others wait gets what was committed before they asked", async () => {
  const { owner } = await newProject();
  const scope = await owner.scope("read");
  const server = new ColumnKeeper(room);
  const held: number[] = [];
  for (let turn = 1; turn <= 8; turn += 1) {
    // Nobody waits for the reading before; it runs while the import writes.
    const early = server.fresh(scope, turn % 2 ? null : "month");
    await importText(owner, JSON.stringify({ messages: [{ role: "user", content: `run ${turn}` }] }));
    const late = await Promise.all([server.fresh(scope, null), server.fresh(scope, "week")]);
    await early;
    for (const columns of late) held.push(heldTraces(columns));
  }
  expect(held).toEqual(Array.from({ length: 16 }, (_, n) => 1 + Math.floor(n / 2)));
});

test("more dimensions than are kept are there for who asks, at one time and one after the other", async () => {
  const { project } = await labelledProject();
  const scope = await project.owner.scope("read");
  const server = new ColumnKeeper(room);
  const fields = Array.from({ length: 12 }, (_, n) => `metadata.field ${n}` as const);
  const held = (columns: Awaited<ReturnType<typeof server.fresh>>, field: string) => columns.dimensions.has(field);
  const atOnce = await Promise.all(fields.map(async (by) => ({ by, columns: await server.fresh(scope, by) })));
  expect(atOnce.map(({ by, columns }) => held(columns, by))).toEqual(fields.map(() => true));
  for (const by of fields) {
    const columns = await server.fresh(scope, by);
    expect(held(columns, by)).toBe(true);
    expect(columns.dimensions.size).toBeLessThanOrEqual(4 + 12);
  }
  // The facts, and no more than eight beyond.
  expect((await server.fresh(scope, "metadata.version")).dimensions.size).toBeLessThanOrEqual(4 + 8);
  expect(atOnce.map(({ by, columns }) => held(columns, by))).toEqual(fields.map(() => true));
});

test("what was noted long ago is forgotten, and who read before then reads anew", async () => {
  const project = await newProject();
  const { owner, id: projectId } = project;
  const scope = await owner.scope("read");
  const { traces } = await importText(owner, JSON.stringify({ messages: [{ role: "user", content: "hello" }] }));
  const traceId = traces[0]?.id ?? "";
  await db().traceChange.create({ data: { projectId, traceId, written: -2_000_000n } });
  await review(owner, traceId, ["1.1"]);
  expect(await db().traceChange.count({ where: { projectId, written: { lt: 0 } } })).toBe(0);
  expect(await db().traceChange.count({ where: { projectId } })).toBeGreaterThan(0);
  // A moment that this server has not come to is that of another, of which the database is a copy.
  expect(await readChanges(db(), scope, "9000000000:9000000001:", [])).toBeNull();
  expect(await readChanges(db(), scope, "3:3:", [])).not.toBeNull();
});

test("no more is kept than there is room for, and what was looked at last stays", async () => {
  const scopes = [];
  for (let turn = 0; turn < 3; turn += 1) {
    const { owner } = await newProject();
    await importText(owner, JSON.stringify({ messages: [{ role: "user", content: "hello" }] }));
    scopes.push(await owner.scope("read"));
  }
  const alone = new ColumnKeeper(room);
  const [first, second, third] = scopes;
  if (!first || !second || !third) throw new Error("There are three.");
  const columns = await alone.fresh(first, null);
  const server = new ColumnKeeper(2.5 * alone.bytes);
  const kept = await server.fresh(first, null);
  await server.fresh(second, null);
  expect(await server.fresh(first, null)).toBe(kept);
  await server.fresh(third, null);
  expect(await server.fresh(first, null)).toBe(kept);
  expect(server.bytes).toBeLessThanOrEqual(2.5 * alone.bytes);
  const small = new ColumnKeeper(1);
  const last = await small.fresh(first, null);
  expect(heldTraces(last)).toBe(heldTraces(columns));
  expect(await small.fresh(first, null)).toBe(last);
  await small.fresh(second, null);
  expect(await small.fresh(first, null)).not.toBe(last);
});
