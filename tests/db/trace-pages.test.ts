import { expect, test } from "vitest";
import { listTraces } from "@/lib/db/trace-list";
import { traceFilterSchema } from "@/lib/insights/trace-filter";
import { newProject } from "../support/actor";
import { importText } from "../support/import-text";

const all = traceFilterSchema.parse({});
const chats = (count: number) =>
  JSON.stringify(
    Array.from({ length: count }, (_, n) => ({ messages: [{ role: "user", content: `Book train number ${n}` }] })),
  );

test("pages lead on and back over every trace just once, also within one moment", async () => {
  const project = await newProject();
  await importText(project.owner, chats(7));
  const scope = await project.owner.scope("read");
  const whole = (await listTraces(scope, all, { limit: 50 })).traces.map(({ id }) => id);
  expect(whole).toHaveLength(7);

  const forward = [await listTraces(scope, all, { limit: 3 })];
  for (let cursor = forward[0]?.next; cursor; cursor = forward.at(-1)?.next) {
    forward.push(await listTraces(scope, all, { cursor, limit: 3 }));
  }
  expect(forward.map(({ traces }) => traces.length)).toEqual([3, 3, 1]);
  expect(forward.flatMap(({ traces }) => traces.map(({ id }) => id))).toEqual(whole);
  expect(forward[0]?.previous).toBeNull();

  const back = [forward[2]];
  for (let before = forward[2]?.previous; before; before = back.at(-1)?.previous) {
    back.push(await listTraces(scope, all, { before, limit: 3 }));
  }
  expect(back.toReversed().flatMap((page) => page?.traces.map(({ id }) => id))).toEqual(whole);
  expect(back.at(-1)?.previous).toBeNull();
  expect(back.at(-1)?.next).toBe(forward[0]?.next);
});

test("a cursor that nobody made begins at the beginning", async () => {
  const project = await newProject();
  await importText(project.owner, chats(2));
  const scope = await project.owner.scope("read");
  for (const cursor of ["", "x", Buffer.from('["2020-01-01", {"startsWith": ""}]').toString("base64url")]) {
    expect((await listTraces(scope, all, { cursor, limit: 5 })).traces, cursor).toHaveLength(2);
    expect((await listTraces(scope, all, { before: cursor, limit: 5 })).traces, cursor).toHaveLength(2);
  }
});
