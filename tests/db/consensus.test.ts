import fc from "fast-check";
import { expect, test } from "vitest";
import { newId } from "@/lib/core/ids";
import { db } from "@/lib/db/client";
import { consensusRows } from "@/lib/db/consensus";
import type { Prisma } from "@/lib/db/generated/client";
import { talliedRows } from "@/lib/db/tallies";
import { type ConsensusRule, consensus, consensusRules } from "@/lib/reviews/consensus";
import { type Actor, newProject } from "../support/actor";
import { importText } from "../support/import-text";

const mask = fc.integer({ min: 0, max: 2 ** 14 - 1 });
const review = fc.record({ judged: mask, found: mask, adjudicated: fc.boolean() });

async function traces(owner: Actor, count: number): Promise<string[]> {
  const lines = Array.from({ length: count }, (_, n) =>
    JSON.stringify({ messages: [{ role: "user", content: `run ${n}` }] }),
  );
  const summary = await importText(owner, lines.join("\n"));
  return summary.traces.flatMap(({ id }) => id ?? []);
}

test("the database comes to the same verdicts as the reference, under every rule", async () => {
  const { id: projectId, owner } = await newProject();
  const scope = await owner.scope("read");
  const samples = fc.sample(fc.array(review, { minLength: 0, maxLength: 6 }), { numRuns: 150, seed: 20_261 });
  const ids = await traces(owner, samples.length);
  const annotators = Array.from({ length: 6 }, (_, n) => ({
    id: newId("ann"),
    projectId,
    kind: "person" as const,
    name: `p${n}`,
  }));
  await db().annotator.createMany({ data: annotators });
  await db().review.createMany({
    data: samples.flatMap((reviews, trace) =>
      reviews.map((verdict, n) => ({
        ...verdict,
        id: newId("rev"),
        projectId,
        traceId: ids[trace] ?? "",
        annotatorId: annotators[n]?.id ?? "",
        status: "submitted" as const,
      })),
    ),
  });
  const counted = (rule: ConsensusRule) => consensusRows(scope, { kinds: ["person"], annotators: [], rule });
  const tallied = (rule: ConsensusRule) => talliedRows(scope, { kind: "person", rule, blind: false });
  const verdicts = async (query: Prisma.Sql) => {
    const rows = await db().$queryRaw<{ trace_id: string; judged: number; found: number }[]>(query);
    return new Map(
      rows.map(({ trace_id, judged, found }) => [trace_id, { judged: Number(judged), found: Number(found) }]),
    );
  };
  for (const [rule, way] of consensusRules.flatMap((rule) => [counted, tallied].map((way) => [rule, way] as const))) {
    const got = await verdicts(way(rule));
    for (const [place, reviews] of samples.entries()) {
      expect(got.get(ids[place] ?? "") ?? null, `${rule}: ${JSON.stringify(reviews)}`).toEqual(
        consensus(reviews, rule),
      );
    }
  }
});
