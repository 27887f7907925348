import { beforeAll, describe, expect, test } from "vitest";
import { type Role, roles } from "@/lib/access/roles";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { listReviews } from "@/lib/db/reviews";
import { othersSeen, othersSeenWhere, visibleReviews, visibleReviewsWhere } from "@/lib/db/visible-reviews";
import type { BlindUntil, RoundStatus } from "@/lib/rounds/round-schema";
import { changeRound, setWorking } from "@/lib/workflows/run-round";
import { type Actor, newProject, type TestProject } from "../support/actor";
import { importTraces, openRound, review } from "../support/round";

let project: TestProject;
let peer: Actor;
/** One outside of every round and one inside, of each role. */
let outside: Record<Role, Actor>;
let inside: Record<"owner" | "curator" | "annotator", Actor>;
beforeAll(async () => {
  project = await newProject();
  peer = await project.add("annotator");
  outside = {
    owner: project.owner,
    curator: await project.add("curator"),
    annotator: await project.add("annotator"),
    viewer: await project.add("viewer"),
  };
  inside = {
    owner: await project.add("owner"),
    curator: await project.add("curator"),
    annotator: await project.add("annotator"),
  };
});

const team = () => [peer, ...Object.values(inside)];

/** A trace that the peer has reviewed, in a round of this state and rule. */
async function traceIn(status: RoundStatus, blindUntil: BlindUntil): Promise<string> {
  const [trace = ""] = await importTraces(project.owner, 1);
  const round = await openRound(project.owner, [trace], team(), { blindUntil });
  await review(peer, trace, ["2.6"]);
  if (status === "closed") await changeRound(await project.owner.scope("curate"), round, { status });
  return trace;
}

const sees = async (actor: Actor, trace: string) =>
  (await listReviews(await actor.scope("read"), trace)).some(({ own }) => !own);

describe("who sees what a peer submitted", () => {
  test.each([
    // status, rule, own review → inside: owner, curator, annotator; outside: owner, curator, annotator, viewer
    ["open", "submitted", false, [false, false, false], [true, true, false, false]],
    ["open", "submitted", true, [true, true, true], [true, true, true, false]],
    ["open", "closed", false, [false, false, false], [true, true, false, false]],
    ["open", "closed", true, [false, false, false], [true, true, false, false]],
    ["closed", "submitted", false, [true, true, false], [true, true, false, true]],
    ["closed", "submitted", true, [true, true, true], [true, true, true, true]],
    ["closed", "closed", false, [true, true, true], [true, true, false, true]],
  ] as const)("%s round, blind until %s, own submitted: %s", async (status, rule, own, within, without) => {
    const open = await traceIn("open", rule);
    const trace = status === "open" ? open : await traceIn(status, rule);
    if (own) for (const actor of [...Object.values(inside), outside.annotator]) await review(actor, trace, []);
    const { owner, curator, annotator, viewer } = outside;
    const seen = (actors: readonly Actor[]) => Promise.all(actors.map((actor) => sees(actor, trace)));
    expect(await seen(Object.values(inside))).toEqual(within);
    expect(await seen([owner, curator])).toEqual(without.slice(0, 2));
    expect(await seen([annotator, viewer])).toEqual(without.slice(2));
  });

  test("whoever is taken out of an open round, or gets another role, stays blind", async () => {
    const mine = await newProject();
    const [author, curator] = [await mine.add("annotator"), await mine.add("curator")];
    const [trace = ""] = await importTraces(mine.owner, 1);
    const round = await openRound(mine.owner, [trace], [author, curator]);
    await review(author, trace, ["1.3"]);
    await setWorking(await mine.owner.scope("curate"), round, curator.userId, false);
    expect(await sees(curator, trace)).toBe(false);
    await db().member.updateMany({ where: { userId: curator.userId }, data: { role: "owner" } });
    expect(await sees(curator, trace)).toBe(false);
  });

  test("of two rounds the one that hides more holds", async () => {
    const [trace = ""] = await importTraces(project.owner, 1);
    const first = await openRound(project.owner, [trace], team(), { blindUntil: "closed" });
    await review(peer, trace, ["2.6"]);
    await changeRound(await project.owner.scope("curate"), first, { status: "closed" });
    expect(await sees(inside.annotator, trace)).toBe(true);
    await openRound(project.owner, [trace], [peer, inside.annotator]);
    expect(await sees(inside.annotator, trace)).toBe(false);
  });
});

test("the two forms of the rule say the same for every role, in and out of rounds", async () => {
  const everybody = [...Object.values(outside), ...Object.values(inside), peer];
  expect(await db().review.count({ where: { projectId: project.id } })).toBeGreaterThan(5);
  expect(new Set(Object.keys(outside))).toEqual(new Set(roles));
  for (const actor of everybody) {
    const scope = await actor.scope("read");
    const reviews = await db().$queryRaw<{ id: string }[]>(
      Prisma.sql`SELECT r.id FROM reviews r WHERE ${visibleReviews(scope)} ORDER BY r.id`,
    );
    const where = { AND: [visibleReviewsWhere(scope)] };
    expect(reviews).toEqual(await db().review.findMany({ where, select: { id: true }, orderBy: { id: "asc" } }));
    const traces = await db().$queryRaw<{ id: string }[]>(Prisma.sql`
      SELECT t.id FROM traces t WHERE t.project_id = ${project.id} AND ${othersSeen(scope, Prisma.sql`t.id`)} ORDER BY t.id`);
    const those = { AND: [{ projectId: project.id }, othersSeenWhere(scope)] };
    expect(traces).toEqual(await db().trace.findMany({ where: those, select: { id: true }, orderBy: { id: "asc" } }));
  }
});
