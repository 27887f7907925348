import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { readSteps } from "@/lib/db/steps";
import { insertSteps } from "@/lib/db/store-steps";
import { transaction } from "@/lib/db/transaction";
import type { ParsedStep } from "@/lib/traces/canonical";
import { stepOf } from "@/lib/traces/draft";
import { newProject } from "../support/actor";
import { importText } from "../support/import-text";

const call = { id: "c\t1", name: "pour", arguments: '{"litres": "\\n3"}' };

/** Whatever a format of rows might trip over: its own marks, long and short, empty and absent, more than a piece of it. */
const steps: readonly ParsedStep[] = [
  stepOf({ agent: "\\N", content: "\\.\n\\N\ta\r\nb\\\u0001", error: "", addressee: "", answers: "\\x" }),
  stepOf({ agent: null, content: "", toolCalls: [call], kind: "tool call", durationMs: 0, parent: 0 }),
  stepOf({ agent: "ü🦊", content: "“ä🦊”".repeat(1_000), time: "2026-03-01T10:00:00.123+02:00", durationMs: 12.6 }),
  stepOf({ agent: "a", content: "ä".repeat(4_095), time: "1999-12-31T23:59:59.999Z", kind: "tool result" }),
  stepOf({ agent: "a", content: "ä🦊x".repeat(100_000), time: "1969-07-20T20:17:40Z", raw: { a: [1.5, "\\", null] } }),
  stepOf({ agent: "a", content: "x", raw: "text", time: "9999-12-31T23:59:59.999Z" }),
  ...Array.from({ length: 600 }, (_, place) =>
    stepOf({ agent: `a${place}`, content: `${place} `.repeat(500), raw: 0 }),
  ),
];

test("steps come back from the database as they went in", async () => {
  const { owner } = await newProject();
  const { traces } = await importText(owner, JSON.stringify([{ agent: "a", content: "to be replaced" }]));
  const id = traces[0]?.id ?? "";
  await transaction(async (queries) => {
    await queries.step.deleteMany({ where: { traceId: id } });
    await insertSteps(queries, [{ id, trace: { steps } }]);
  });
  const scope = await owner.scope("read");
  const stored = await readSteps(scope, id, { from: 0, limit: steps.length, raw: true });
  expect(stored).toHaveLength(steps.length);
  for (const [place, { time, durationMs, ...step }] of steps.entries()) {
    expect(stored[place]).toMatchObject({
      ...step,
      index: place,
      time: time === null ? null : new Date(time).toISOString(),
      durationMs: durationMs === null ? null : Math.round(durationMs),
    });
  }
  expect(await db().step.count({ where: { traceId: id, parentId: stored[0]?.id ?? "" } })).toBe(1);
});
