import { beforeAll, describe, expect, test } from "vitest";
import { may, type Role, roles } from "@/lib/access/roles";
import { hashToken } from "@/lib/auth/tokens";
import { newId } from "@/lib/core/ids";
import { ensureApiKey } from "@/lib/db/api-keys";
import { db } from "@/lib/db/client";
import { endpoints } from "@/lib/http/contract/endpoints";
import type { AnyEndpoint } from "@/lib/http/endpoint";
import { roundInputSchema } from "@/lib/rounds/round-schema";
import { makeRound } from "@/lib/workflows/make-round";
import { type Actor, newProject, type TestProject } from "../support/actor";
import { callRoute, nameOf, routes } from "../support/endpoint-routes";
import { importText } from "../support/import-text";
import { importTraces, openRound, review } from "../support/round";

let project: TestProject;
let members: Record<Role, Actor>;
let stranger: Actor;
let named: Record<string, string>;
/** Where an endpoint acts on something else than the others do. */
let namedFor: Record<string, Record<string, string>>;
/** Where only those who work in the round reach: who does, by their roles. */
let workersFor: Record<string, Partial<Record<Role, Actor>>>;

beforeAll(async () => {
  project = await newProject();
  members = {
    owner: project.owner,
    curator: await project.add("curator"),
    annotator: await project.add("annotator"),
    viewer: await project.add("viewer"),
  };
  stranger = (await newProject()).owner;
  const summary = await importText(project.owner, JSON.stringify({ messages: [{ role: "user", content: "go" }] }));
  named = {
    project: project.slug,
    id: summary.traces[0]?.id ?? "",
    index: "0",
    labelId: newId("lbl"),
    mapping: newId("map"),
    link: newId("lnk"),
  };
  // Whoever works in a round is kept from much; so the owner and the curator of this table do not.
  const working = { owner: await project.add("owner"), curator: await project.add("curator") };
  const team = [working.owner, working.curator, members.annotator];
  named.round = await openRound(project.owner, [named.id ?? ""], team);
  const aRound = {
    name: "Another",
    choice: { how: "random", seed: 1, size: 1 },
    annotators: [project.owner.userId],
    perTrace: 1,
  };
  const drafted = await makeRound(await project.owner.scope("curate"), roundInputSchema.parse(aRound));
  if (!drafted.ok) throw new Error(drafted.failure.detail);
  const { userId } = members.annotator;
  await review(await project.add("annotator"), named.id ?? "", ["3.3"]);
  const theirs = await db().label.findFirstOrThrow({ where: { mode: "3.3", review: { traceId: named.id ?? "" } } });
  const rounds = "/api/v1/projects/{project}/rounds";
  workersFor = { [`PUT ${rounds}/{round}/claims/{id}`]: working, [`PUT ${rounds}/{round}/skips/{id}`]: working };
  namedFor = { [`DELETE ${rounds}/{round}`]: { round: drafted.value } };
  // Whoever discusses a trace has submitted it, or curates it.
  const [discussed = ""] = await importTraces(project.owner, 1);
  await review(members.annotator, discussed, []);
  const comments = "/api/v1/traces/{id}/comments";
  for (const name of [`POST ${comments}`, `PUT ${comments}/resolution`]) namedFor[name] = { id: discussed };
  Object.assign(bodies, {
    [`POST ${comments}`]: { text: "Why so?" },
    [`PUT ${comments}/resolution`]: { resolved: true },
    "PUT /api/v1/traces/{id}/adjudication/decisions": { labels: [theirs.id], verdict: "accepted" },
    [`POST ${rounds}`]: aRound,
    [`PUT ${rounds}/{round}`]: { name: "Renamed" },
    [`PUT ${rounds}/{round}/annotators`]: { user: userId, working: true },
    [`PUT ${rounds}/{round}/traces/{id}/assignment`]: { to: userId },
    [`PUT ${rounds}/{round}/claims/{id}`]: {},
    [`PUT ${rounds}/{round}/skips/{id}`]: { reason: "too long" },
  });
});

const bodies: Record<string, unknown> = {
  "POST /api/v1/traces/{id}/adjudication": {},
  "PUT /api/v1/traces/{id}/adjudication/labels/{labelId}": { mode: "1.1", segments: [{ kind: "trace" }] },
  "PUT /api/v1/traces/{id}/adjudication/review": { note: "settled" },
  "PUT /api/v1/traces/{id}/labels/{labelId}": { mode: "1.1", segments: [{ kind: "trace" }] },
  "PUT /api/v1/traces/{id}/review": { note: "read" },
  "PUT /api/v1/traces/{id}/reading": { step: 0, seen: [0, 0], sitting: { id: newId("sit"), spentMs: 1_000 } },
  "POST /api/v1/projects/{project}/shared-links": { name: "Figures", query: "consensus=any", days: 7 },
  "POST /api/v1/projects/{project}/imports": { messages: [{ role: "user", content: "another" }] },
};

const queries: Record<string, string> = { "GET /api/v1/projects/{project}/export": "format=long-csv" };

/** Calls an endpoint with valid input, as whoever the headers prove. */
async function call(endpoint: AnyEndpoint, headers: HeadersInit, names: Record<string, string> = named) {
  const name = nameOf(endpoint);
  // A label of one's own each time: ids are the client's, and another's label is not there.
  const params = { ...names, ...namedFor[name], labelId: newId("lbl") };
  return callRoute(endpoint, headers, params, { body: bodies[name], query: queries[name] ?? "" });
}

test("every endpoint has its route, and every route stands in the table", () => {
  expect([...routes.keys()].sort()).toEqual(endpoints.map(nameOf).sort());
});

describe.each(endpoints.map((endpoint) => [nameOf(endpoint), endpoint] as const))("%s", (_, endpoint) => {
  test.each(roles)("%s: as the table of roles says", async (role) => {
    const actor = workersFor[nameOf(endpoint)]?.[role] ?? members[role];
    const response = await call(endpoint, actor.headers);
    expect(response.status).toBe(may(role, endpoint.capability) ? 200 : 403);
    // An export goes on for as long as somebody might read it.
    await response.body?.cancel();
  });

  test("nobody, a broken key and a stranger learn nothing", async () => {
    expect((await call(endpoint, {})).status).toBe(401);
    expect((await call(endpoint, { authorization: "Bearer tm_wrong" })).status).toBe(401);
    const theirs = await call(endpoint, stranger.headers);
    const nowhere = await call(endpoint, stranger.headers, { ...named, project: "no-such-project", id: newId("trc") });
    expect(theirs.status).toBe(404);
    expect(await theirs.text()).toBe(await nowhere.text());
  });

  test("a key without the scope does not reach, whatever its maker's role", async () => {
    const scopes = endpoint.capability === "read" ? ["annotate" as const] : ["read" as const];
    const key = `narrow-${endpoint.capability}-key`;
    await ensureApiKey({
      projectId: project.id,
      userId: project.owner.userId,
      name: "",
      prefix: "",
      hash: hashToken(key),
      scopes,
    });
    expect((await call(endpoint, { authorization: `Bearer ${key}` })).status).toBe(403);
  });

  test("a host that is not ours is refused", async () => {
    const headers = new Headers(members.owner.headers);
    headers.set("host", "rebound.example:3000");
    expect((await call(endpoint, headers)).status).toBe(421);
  });
});
