import { PrismaPg } from "@prisma/adapter-pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ProjectScope } from "@/lib/access/scope";
import { db } from "@/lib/db/client";
import { PrismaClient } from "@/lib/db/generated/client";
import { claimSeat } from "@/lib/db/round-seats";
import { getRound } from "@/lib/db/rounds";
import { changeRole, removeMember } from "@/lib/workflows/manage-members";
import { changeRound, discardRound, reassign, setWorking } from "@/lib/workflows/run-round";
import { saveReview } from "@/lib/workflows/save-review";
import { claimNext, findNext, keepClaim, skip } from "@/lib/workflows/work-in-round";
import { type Actor, newProject, type TestProject } from "../support/actor";
import { importTraces, openRound, review } from "../support/round";

const racers = 20;
let project: TestProject;
let people: Actor[];
let clients: PrismaClient[];

beforeAll(async () => {
  project = await newProject();
  people = [];
  for (let made = 0; made < racers; made += 1) people.push(await project.add("annotator"));
  // A connection for each, as of so many servers.
  clients = people.map(
    () => new PrismaClient({ adapter: new PrismaPg({ connectionString: process.env.DATABASE_URL, max: 1 }) }),
  );
  await Promise.all(clients.map((client) => client.$queryRaw`SELECT 1`));
});
afterAll(() => Promise.all(clients.map((client) => client.$disconnect())));

/** Everybody asks at the same time, over a connection of their own. */
async function race(round: string, scopes: readonly ProjectScope<"annotate">[]) {
  const claims = await Promise.all(
    scopes.map((scope, place) => clients[place]?.$transaction((queries) => claimSeat(queries, scope, round, null))),
  );
  return claims.flatMap((claim) => claim ?? []);
}

const expire = (round: string) =>
  db().$executeRaw`UPDATE round_seats SET lease_until = now() - interval '1 second' WHERE round_id = ${round}`;

async function two() {
  const [a, b] = people;
  if (!a || !b) throw new Error("There are too few people.");
  return [a, b] as const;
}

describe("twenty clients at once", () => {
  test.each([
    [1, 1],
    [1, 7],
    [4, 3],
    [10, 2],
  ])("%i traces with %i places each: as many get one as there are", async (traces, perTrace) => {
    const ids = await importTraces(project.owner, traces);
    const round = await openRound(project.owner, ids, people, { perTrace });
    const scopes = await Promise.all(people.map((person) => person.scope("annotate")));
    const claims = await race(round, scopes);
    expect(claims).toHaveLength(Math.min(racers, traces * perTrace));
    for (const id of ids) expect(claims.filter(({ trace }) => trace === id).length).toBeLessThanOrEqual(perTrace);
    expect(await db().roundSeat.count({ where: { roundId: round, state: "held" } })).toBe(claims.length);
  });

  test("one person in twenty tabs holds one trace", async () => {
    const round = await openRound(project.owner, await importTraces(project.owner, 5), people, { perTrace: 5 });
    const [a] = await two();
    const scope = await a.scope("annotate");
    const claims = await race(
      round,
      people.map(() => scope),
    );
    expect(new Set(claims.map(({ trace }) => trace)).size).toBe(1);
    expect(claims).toHaveLength(racers);
    expect(await db().roundSeat.count({ where: { roundId: round, userId: a.userId } })).toBe(1);
  });

  test("expired reservations are up for others, once each", async () => {
    const round = await openRound(project.owner, await importTraces(project.owner, 3), people, { perTrace: 1 });
    const scopes = await Promise.all(people.map((person) => person.scope("annotate")));
    expect(await race(round, scopes.slice(0, 3))).toHaveLength(3);
    expect(await race(round, scopes.slice(3))).toHaveLength(0);
    await expire(round);
    expect(await race(round, scopes.slice(3))).toHaveLength(3);
  });
});

describe("a reservation", () => {
  test("is the same when asked again, and lasts longer while somebody works", async () => {
    const [a, b] = await two();
    const [trace] = await importTraces(project.owner, 1);
    const round = await openRound(project.owner, [trace ?? ""], [a, b], { perTrace: 1 });
    const first = await claimNext(await a.scope("annotate"), round);
    expect(await claimNext(await a.scope("annotate"), round)).toMatchObject({ ok: true, value: { trace } });
    expect(first).toMatchObject({ ok: true, value: { trace } });
    await expire(round);
    await keepClaim(await a.scope("annotate"), round, trace ?? "");
    expect(await claimNext(await b.scope("annotate"), round)).toEqual({ ok: true, value: null });
  });

  test("ends with the review; whoever lost theirs takes another place, or none", async () => {
    const [a, b] = await two();
    const [trace = ""] = await importTraces(project.owner, 1);
    const round = await openRound(project.owner, [trace], [a, b], { perTrace: 1 });
    await claimNext(await a.scope("annotate"), round);
    await expire(round);
    await claimNext(await b.scope("annotate"), round);
    await review(a, trace, ["1.1"]);
    await review(b, trace, []);
    const seats = await db().roundSeat.findMany({ where: { roundId: round }, select: { state: true, userId: true } });
    expect(seats).toEqual([{ state: "done", userId: b.userId }]);
    expect((await getRound(await b.scope("read"), round))?.mine).toMatchObject({ done: 1, left: 0 });
  });

  test("a trace passed over is up for others and comes back to nobody who passed it over", async () => {
    const [a, b] = await two();
    const ids = await importTraces(project.owner, 2);
    const round = await openRound(project.owner, ids, [a, b], { perTrace: 1 });
    const scope = await a.scope("annotate");
    const [first = "", second] = ids;
    await claimNext(scope, round);
    expect(await skip(scope, round, first, "in a language I do not read")).toEqual({ ok: true, value: null });
    expect(await claimNext(scope, round)).toMatchObject({ value: { trace: second } });
    expect(await claimNext(await b.scope("annotate"), round)).toMatchObject({ value: { trace: first } });
    expect((await getRound(await a.scope("read"), round))?.mine).toMatchObject({ skipped: 1, held: 1, left: 1 });
    const stranger = (await newProject()).owner;
    expect(await skip(await stranger.scope("annotate"), round, first, "no")).toMatchObject({ ok: false });
  });

  test("handed on, it waits for that person alone; whoever is taken out gives up what they hold", async () => {
    const [a, b] = await two();
    const ids = await importTraces(project.owner, 2);
    const round = await openRound(project.owner, ids, [a, b], { perTrace: 1 });
    const curator = await project.owner.scope("curate");
    const [first = ""] = ids;
    await claimNext(await a.scope("annotate"), round);
    const handing = { trace: first, from: a.userId, to: b.userId };
    expect(await reassign(curator, round, handing)).toEqual({ ok: true, value: null });
    expect(await reassign(curator, round, handing)).toEqual({ ok: true, value: null });
    const back = { trace: first, from: a.userId, to: a.userId };
    expect(await reassign(curator, round, back)).toMatchObject({ ok: false, failure: { code: "conflict" } });
    await expire(round);
    expect(await claimNext(await a.scope("annotate"), round)).toMatchObject({ value: { trace: ids[1] } });
    expect(await claimNext(await b.scope("annotate"), round)).toMatchObject({ value: { trace: first } });
    await setWorking(curator, round, b.userId, false);
    expect(await claimNext(await b.scope("annotate"), round)).toEqual({ ok: true, value: null });
    expect(await claimNext(await a.scope("annotate"), round, ids[1])).toMatchObject({ value: { trace: first } });
    expect(await setWorking(curator, round, a.userId, false)).toMatchObject({ ok: false });
  });
});

describe("a member", () => {
  test("who may no longer annotate, or is removed, gives up what they hold; what they submitted stays", async () => {
    const mine = await newProject();
    const [a, b, c] = [await mine.add("annotator"), await mine.add("annotator"), await mine.add("annotator")];
    const ids = await importTraces(mine.owner, 3);
    const round = await openRound(mine.owner, ids, [a, b, c], { perTrace: 1 });
    const [first = "", second = "", third = ""] = ids;
    await claimNext(await a.scope("annotate"), round);
    await review(a, first, ["3.3"]);
    await claimNext(await a.scope("annotate"), round);
    await claimNext(await b.scope("annotate"), round);
    const owner = await mine.owner.scope("own");
    expect(await claimNext(await c.scope("annotate"), round)).toEqual({ ok: true, value: null });
    await removeMember(owner, a.userId);
    expect(await claimNext(await c.scope("annotate"), round)).toMatchObject({ value: { trace: second } });
    await changeRole(owner, b.userId, "viewer");
    expect(await claimNext(await c.scope("annotate"), round, second)).toMatchObject({ value: { trace: third } });
    const kept = await db().review.findMany({ where: { projectId: mine.id, status: "submitted" } });
    expect(kept).toMatchObject([{ traceId: first }]);
    const done = await db().roundSeat.findMany({ where: { roundId: round, state: "done" } });
    expect(done).toMatchObject([{ traceId: first, userId: a.userId }]);
  });
});

describe("the life of a round", () => {
  test("draft, open, closed, and never back; only a draft is discarded", async () => {
    const [a, b] = await two();
    const ids = await importTraces(project.owner, 1);
    const round = await openRound(project.owner, ids, [a, b]);
    const curator = await project.owner.scope("curate");
    expect(await discardRound(curator, round)).toMatchObject({ ok: false, failure: { code: "conflict" } });
    expect(await changeRound(curator, round, { status: "open", name: "Renamed" })).toEqual({ ok: true, value: null });
    expect(await changeRound(curator, round, { status: "draft" })).toMatchObject({ ok: false });
    expect(await changeRound(curator, round, { status: "closed" })).toEqual({ ok: true, value: null });
    expect(await changeRound(curator, round, { status: "open" })).toMatchObject({ ok: false });
    expect(await claimNext(await a.scope("annotate"), round)).toEqual({ ok: true, value: null });
    expect(await getRound(curator, round)).toMatchObject({ name: "Renamed", status: "closed" });
  });

  test("reviews submitted before it opened count", async () => {
    const [a, b] = await two();
    const [trace = ""] = await importTraces(project.owner, 1);
    await review(a, trace, ["2.2"]);
    const round = await openRound(project.owner, [trace], [a, b]);
    expect((await getRound(await a.scope("read"), round))?.mine).toMatchObject({ done: 1, left: 0 });
    expect((await getRound(await b.scope("read"), round))?.mine).toMatchObject({ done: 0, left: 1 });
  });

  test("a review that showed the others' labels, or was measured, is final; one that did not can be reopened", async () => {
    const [a, b] = await two();
    const [one = "", other = ""] = await importTraces(project.owner, 2);
    await openRound(project.owner, [one], [a, b]);
    const blind = await openRound(project.owner, [other], [a, b], { blindUntil: "closed" });
    const scope = await a.scope("annotate");
    await review(a, one, []);
    await review(a, other, []);
    expect(await saveReview(scope, one, { status: "draft" })).toMatchObject({
      ok: false,
      failure: { code: "conflict" },
    });
    expect(await saveReview(scope, other, { status: "draft" })).toMatchObject({ ok: true });
    expect((await getRound(scope, blind))?.mine).toMatchObject({ done: 0, held: 1 });
    await saveReview(scope, other, { status: "submitted" });
    await changeRound(await project.owner.scope("curate"), blind, { status: "closed" });
    expect(await saveReview(scope, other, { status: "draft" })).toMatchObject({ ok: false });
  });

  test("what comes next is the round's queue, its end, and outside of rounds what nobody shares out", async () => {
    const mine = await newProject();
    const [a, b] = [await mine.add("annotator"), await mine.add("annotator")];
    const [first = "", second = "", outside = ""] = await importTraces(mine.owner, 3);
    const round = await openRound(mine.owner, [first, second], [a, b]);
    const scope = await a.scope("annotate");
    const from = (after: string | null) => findNext(scope, { after, round: null, told: false });
    expect(await from(null)).toEqual({ to: "trace", trace: first });
    await review(a, first, []);
    expect(await from(first)).toEqual({ to: "trace", trace: second });
    await review(a, second, []);
    expect(await from(second)).toEqual({ to: "round", round });
    expect(await from(null)).toEqual({ to: "trace", trace: outside });
    const other = await mine.add("annotator");
    const theirs = await findNext(await other.scope("annotate"), { after: outside, round: null, told: false });
    expect(theirs).toEqual({ to: "nothing" });
  });
});
