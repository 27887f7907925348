import { gunzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { may } from "@/lib/access/roles";
import { newId } from "@/lib/core/ids";
import { db } from "@/lib/db/client";
import { countPeoplesLabels } from "@/lib/db/traces";
import { endpoints } from "@/lib/http/contract/endpoints";
import { labelIdSchema } from "@/lib/reviews/label-schema";
import { decide, readAdjudication, saveAdjudication } from "@/lib/workflows/adjudicate";
import { comment } from "@/lib/workflows/discuss";
import { deleteTraces } from "@/lib/workflows/take-away-traces";
import { type Actor, newProject, type TestProject } from "../support/actor";
import { callRoute, nameOf } from "../support/endpoint-routes";
import { importText } from "../support/import-text";
import { openRound, review } from "../support/round";

/** Nothing else says these; whoever is blind must read neither. */
const markers = { note: "zzmarkernote", claim: "zzmarkerclaim", imported: "zzmarkerimported", raw: "zzmarkerraw" };
/** Why a curator outside of the round settled the trace as they did. */
const reason = "zzmarkerreason";
/** What they said about it to others. */
const talk = "zzmarkertalk";
/** Modes that nobody but the peer and the source found. */
const peersMode = "2.4";
const sourcesMode = "1.4";

/** Two projects that differ in this alone: in one of them others have said something. */
interface World {
  readonly project: TestProject;
  readonly blind: Readonly<Record<string, Actor>>;
  readonly trace: string;
  readonly params: Readonly<Record<string, string>>;
}

const source = (id: number, labels: boolean) => ({
  mas_name: "AG2",
  llm_name: "gpt",
  benchmark_name: "made-up",
  trace_id: id,
  trace: { key: `made-up-${id}`, trajectory: `one line\nanother line of ${id}` },
  ...(labels
    ? { mast_annotation: { [sourcesMode]: 1, "1.1": 0, "9.9": markers.raw, [markers.claim]: 1 } }
    : { mast_annotation: {} }),
});

async function world(labelled: boolean, blindUntil: "submitted" | "closed"): Promise<World> {
  const project = await newProject();
  const blind = {
    annotator: await project.add("annotator"),
    curator: await project.add("curator"),
    owner: await project.add("owner"),
  };
  const peer = await project.add("annotator");
  const summary = await importText(project.owner, JSON.stringify([source(7, labelled), source(8, false)]));
  const [trace = ""] = summary.traces.flatMap(({ id }) => id ?? []);
  const round = await openRound(project.owner, [trace], [peer, ...Object.values(blind)], { blindUntil });
  if (labelled) {
    await db().annotator.updateMany({
      where: { projectId: project.id, kind: "imported" },
      data: { name: markers.imported },
    });
    await review(peer, trace, [peersMode], markers.note);
    await settle(project.owner, trace);
  }
  const params = { project: project.slug, id: trace, round, index: "0", mapping: newId("map") };
  return { project, blind, trace, params };
}

/** Rejects all that was said of a trace, and submits that. */
async function settle(curator: Actor, trace: string): Promise<void> {
  const scope = await curator.scope("curate");
  const standing = await readAdjudication(scope, trace);
  if (!standing.ok) throw new Error(standing.failure.detail);
  for (const { labels } of standing.value.reviews) {
    for (const { id } of labels) {
      const input = { labels: [labelIdSchema.parse(id)], verdict: "rejected" as const, reason };
      expect(await decide(scope, trace, input)).toMatchObject({ ok: true });
    }
  }
  const [first] = standing.value.reviews.flatMap(({ labels }) => labels);
  for (const label of [null, labelIdSchema.parse(first?.id)]) {
    const said = await comment(await curator.scope("annotate"), trace, { label, text: `${talk}, @Person` });
    expect(said).toMatchObject({ ok: true });
  }
  expect(await saveAdjudication(scope, trace, { status: "submitted", note: reason })).toMatchObject({ ok: true });
}

/** Queries by which an endpoint could be asked for more than it says by itself. */
const questions: Record<string, readonly string[]> = {
  "GET /api/v1/projects/{project}/traces": [
    "",
    `mode=${peersMode}`,
    `mode=${sourcesMode}&sources=imported`,
    "state=reviewed",
    "state=unreviewed",
    `q=${markers.note}`,
  ],
  "GET /api/v1/projects/{project}/insights": [
    "",
    "sources=people,judges,imported",
    "consensus=any",
    "consensus=adjudicated",
  ],
  "GET /api/v1/projects/{project}/agreement": ["", "sources=people,imported"],
  "GET /api/v1/projects/{project}/agreement/segments": ["", "sources=people,imported"],
  "GET /api/v1/projects/{project}/agreement/disagreements": ["", "sources=people,imported"],
  "GET /api/v1/projects/{project}/export": ["long-csv", "wide-csv", "jsonl", "mast-data", "archive"].map(
    (format) => `format=${format}`,
  ),
  "GET /api/v1/projects/{project}/search": [`q=${markers.note}`, "q=line"],
  "GET /api/v1/traces/{id}/find": [`q=${markers.note}`, "q=line"],
};

/** Ids, slugs, moments and digests differ between two worlds; what is said in them must not. */
function comparable(text: string, { project }: World): string {
  return text
    .replaceAll(project.slug, "SLUG")
    .replace(/\b(?:prj|trc|stp|rev|lbl|imp|ann|rnd|sea|chg|sit)_[0-7][0-9a-hjkmnp-tv-z]{25}/g, "ID")
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "MOMENT")
    .replace(/Person \d+/g, "PERSON")
    .replace(/"[A-Za-z0-9]{32}"/g, '"USER"')
    .replace(/\b[0-9a-f]{64}\b/g, "DIGEST");
}

/** The body as text, unpacked where it is an archive. */
async function textOf(response: Response): Promise<string> {
  const bytes = Buffer.from(await response.arrayBuffer());
  return (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString();
}

const reads = endpoints.filter(({ method }) => method === "GET");
const rules = ["submitted", "closed"] as const;

describe.each(rules)("an open round that is blind until %s", (rule) => {
  let labelled: World;
  let silent: World;
  beforeAll(async () => {
    [labelled, silent] = [await world(true, rule), await world(false, rule)];
  });

  /** What somebody hears from one endpoint, and every header of it. */
  async function heard(of: World, role: string, endpoint: (typeof reads)[number], query: string): Promise<string> {
    const actor = of.blind[role];
    if (!actor) throw new Error(`Nobody is ${role}.`);
    const response = await callRoute(endpoint, actor.headers, of.params, { query });
    // Forbidden to a role, or refused to whoever is blind; a question that is badly put would prove nothing.
    expect([200, 403, 409], `${nameOf(endpoint)} ?${query}`).toContain(response.status);
    const headers = [...response.headers].map(([name, value]) => `${name}: ${value}`);
    return comparable([response.status, ...headers, await textOf(response)].join("\n"), of);
  }

  const asked = reads.flatMap((endpoint) =>
    (questions[nameOf(endpoint)] ?? [""]).map((query) => [nameOf(endpoint), query, endpoint] as const),
  );

  test("others did say something, and whoever is not blind reads it", async () => {
    const trace = reads.find((endpoint) => nameOf(endpoint) === "GET /api/v1/traces/{id}");
    if (!trace) throw new Error("There is no such endpoint.");
    const text = await (await callRoute(trace, labelled.project.owner.headers, labelled.params)).text();
    for (const said of [...Object.values(markers), reason, peersMode, sourcesMode]) expect(text).toContain(said);
  });

  test.each(asked)("%s ?%s tells nobody who works in it, whatever their role", async (name, query, endpoint) => {
    for (const role of ["annotator", "curator", "owner"] as const) {
      const text = await heard(labelled, role, endpoint, query);
      // A search gives back what it was asked for.
      const told = text.replaceAll(query.split("=")[1] ?? "\0", "");
      for (const marker of [...Object.values(markers), reason, talk])
        expect(told, `${role}: ${name}`).not.toContain(marker);
      // Who has come how far is for curators to see: it is how they run a round.
      if (name.endsWith("/progress") && may(role, "curate")) continue;
      expect(text, `${role}: ${name}`).toBe(await heard(silent, role, endpoint, query));
    }
  });

  test("a write answers the same whether others have labelled or not", async () => {
    const answers = async (of: World) => {
      const { trace, blind, params } = of;
      const said = await Promise.all(
        Object.values(blind).map(async ({ headers }) => {
          const call = async (name: string, body: unknown) => {
            const endpoint = endpoints.find((one) => nameOf(one) === name);
            if (!endpoint) throw new Error(`There is no ${name}.`);
            const response = await callRoute(endpoint, headers, { ...params, labelId: newId("lbl") }, { body });
            return comparable(`${response.status} ${await response.text()}`, of);
          };
          const label = { mode: "3.1", segments: [{ kind: "trace" }] };
          return [
            await call("POST /api/v1/projects/{project}/rounds/{round}/claims", {}),
            await call("PUT /api/v1/traces/{id}/labels/{labelId}", label),
            await call("PUT /api/v1/traces/{id}/review", { note: "read" }),
            await call("POST /api/v1/traces/{id}/adjudication", {}),
            await call("POST /api/v1/traces/{id}/comments", { text: "Why so?" }),
            await call("PUT /api/v1/traces/{id}/comments/resolution", { resolved: true }),
            await call("PUT /api/v1/traces/{id}/adjudication/labels/{labelId}", label),
            await call("PUT /api/v1/traces/{id}/adjudication/review", { note: "settled" }),
          ];
        }),
      );
      expect(await db().review.count({ where: { traceId: trace, status: "draft" } })).toBe(3);
      return said;
    };
    expect(await answers(labelled)).toEqual(await answers(silent));
  });

  test("nobody learns by a peer's label id, nor by asking what a deletion would lose", async () => {
    const theirs = await db().label.findFirstOrThrow({
      where: { mode: peersMode, review: { traceId: labelled.trace } },
      select: { id: true },
    });
    const withdraw = endpoints.find((one) => nameOf(one) === "DELETE /api/v1/traces/{id}/labels/{labelId}");
    const { annotator, curator } = labelled.blind;
    if (!withdraw || !annotator || !curator) throw new Error("There is nobody to ask.");
    const response = await callRoute(withdraw, annotator.headers, { ...labelled.params, labelId: theirs.id });
    expect(response.status).toBe(404);
    const scope = await curator.scope("curate");
    expect(await countPeoplesLabels(scope, [labelled.trace])).toBe(1);
    expect(await countPeoplesLabels(await labelled.project.owner.scope("curate"), [labelled.trace])).toBe(4);
    expect(await deleteTraces(scope, [labelled.trace])).toMatchObject({ ok: false, failure: { code: "conflict" } });
  });
});
