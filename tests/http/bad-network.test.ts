import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { DELETE, PUT as putLabel } from "@/app/api/v1/traces/[id]/labels/[labelId]/route";
import { PUT as putReview } from "@/app/api/v1/traces/[id]/review/route";
import { SaveRunner } from "@/components/annotate/save-runner";
import { SaveStorage } from "@/components/annotate/save-storage";
import { newId } from "@/lib/core/ids";
import { db } from "@/lib/db/client";
import { listVersions } from "@/lib/db/review-versions";
import { listReviews } from "@/lib/db/reviews";
import { type Draft, type DraftAction, type DraftLabel, reduceDraft, startDraft } from "@/lib/reviews/draft";
import { savesBetween } from "@/lib/reviews/save-queue";
import { newProject, type TestProject } from "../support/actor";
import { badNetwork, memoryStorage, steadyRandom } from "../support/bad-network";
import { importText } from "../support/import-text";

let project: TestProject;
let traceId: string;
let page: EventTarget;

beforeEach(async () => {
  project = await newProject();
  const summary = await importText(project.owner, JSON.stringify({ messages: [{ role: "user", content: "go" }] }));
  traceId = summary.traces[0]?.id ?? "";
  vi.stubGlobal("localStorage", memoryStorage());
  vi.stubGlobal("sessionStorage", memoryStorage());
  page = new EventTarget();
  vi.stubGlobal("addEventListener", page.addEventListener.bind(page));
  vi.stubGlobal("removeEventListener", page.removeEventListener.bind(page));
});
afterEach(() => {
  vi.unstubAllGlobals();
});

/** The routes themselves, as the owner of the project. */
async function serve(request: Request): Promise<Response> {
  const headers = new Headers(request.headers);
  for (const [name, value] of project.owner.headers) headers.set(name, value);
  const body = request.method === "PUT" ? await request.text() : null;
  const own = new Request(request.url, { method: request.method, headers, body });
  const labelId = /labels\/(\w+)$/.exec(request.url)?.[1] ?? "";
  const params = Promise.resolve({ id: traceId, labelId });
  if (labelId === "") return putReview(own, { params });
  return (request.method === "DELETE" ? DELETE : putLabel)(own, { params });
}

/** One tab: a draft, and the queue that brings it to the server. */
class Tab {
  draft: Draft = startDraft(null);
  saves = new SaveRunner([]);
  #stop = this.saves.start(new SaveStorage("owner"));

  say(action: DraftAction): void {
    const before = this.draft;
    this.draft = reduceDraft(before, action);
    for (const save of savesBetween(traceId, before, this.draft)) this.saves.add(save);
  }

  /** A reload, or a crash: what was in memory is gone, and a new page finds what the browser kept. */
  crash(): void {
    this.#stop();
    const versions = new Map(this.saves.queue().versions);
    this.saves = new SaveRunner([...versions].map(([id, version]) => ({ id, version })));
    this.#stop = this.saves.start(new SaveStorage("owner"));
  }

  async allSaved(): Promise<void> {
    while (this.saves.queue().waiting.length > 0) await new Promise((resolve) => setTimeout(resolve, 20));
    this.#stop();
  }
}

const label = (note: string): DraftLabel => ({
  id: newId("lbl"),
  mode: "1.3",
  segments: [{ kind: "steps", first: 0, last: 0 }],
  note,
  confidence: null,
  agent: "User",
  decisive: false,
});

test("five hundred labels over a network that loses, delays and doubles a third of it: all there, once, in order", async () => {
  const random = steadyRandom(11);
  const network = badNetwork(serve, 0.3, random);
  vi.stubGlobal("fetch", network.fetch);
  const tab = new Tab();
  const made: DraftLabel[] = [];
  for (let round = 0; round < 500; round += 1) {
    const next = label(`label ${round}`);
    made.push(next);
    tab.say({ type: "put", label: next });
    // Between them some are changed, withdrawn and brought back.
    const old = made[Math.floor(random() * made.length)] ?? next;
    if (round % 7 === 3) tab.say({ type: "put", label: { ...old, note: `${old.note}, changed` } });
    if (round % 11 === 5) tab.say({ type: "withdraw", id: old.id });
    if (round % 11 === 6) tab.say({ type: "undo" });
    if (round % 50 === 25) network.down = true;
    if (round % 50 === 30) {
      network.down = false;
      page.dispatchEvent(new Event("online"));
    }
    if (round % 100 === 60) tab.crash();
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  tab.say({ type: "verdict", change: { achieved: "no", note: "the end" } });
  tab.say({ type: "submit" });
  await tab.allSaved();
  await network.settled();

  expect(tab.saves.queue().aside).toEqual([]);
  const { counts } = network;
  expect(Math.min(counts.lost, counts.unanswered, counts.late, counts.doubled)).toBeGreaterThan(10);
  const scope = await project.owner.scope("read");
  const [review] = await listReviews(scope, traceId);
  expect(review).toMatchObject({ status: "submitted", achieved: "no", note: "the end" });
  const said = [...tab.draft.labels.values()];
  const inMakingOrder = made.flatMap(({ id }) => said.filter((one) => one.id === id));
  expect(review?.labels.map(({ id, note }) => ({ id, note }))).toEqual(
    inMakingOrder.map(({ id, note }) => ({ id, note })),
  );
  expect(await db().review.count({ where: { traceId } })).toBe(1);
  expect((await listVersions(scope, traceId)).map(({ number, labels }) => [number, labels.length])).toEqual([
    [1, said.length],
  ]);
}, 120_000);

test("a change of somebody's other tab is never run over, whatever the network does", async () => {
  const network = badNetwork(serve, 0.6, steadyRandom(5));
  vi.stubGlobal("fetch", network.fetch);
  const tab = new Tab();
  const mine = label("first");
  tab.say({ type: "put", label: mine });
  tab.say({ type: "verdict", change: { note: "mine" } });
  while (tab.saves.queue().waiting.length > 0) await new Promise((resolve) => setTimeout(resolve, 20));

  const elsewhere = (path: string, body: object) =>
    serve(
      new Request(`http://localhost:3000/api/v1/traces/${traceId}/${path}`, {
        method: "PUT",
        body: JSON.stringify(body),
      }),
    );
  const { id: _, ...said } = mine;
  expect((await elsewhere(`labels/${mine.id}`, { ...said, note: "from the other tab" })).status).toBe(200);
  expect((await elsewhere("review", { note: "from the other tab", achieved: "no" })).status).toBe(200);

  tab.say({ type: "put", label: { ...mine, note: "over it?" } });
  tab.say({ type: "verdict", change: { note: "over it?" } });
  while (tab.saves.queue().waiting.length > 0) await new Promise((resolve) => setTimeout(resolve, 20));
  await network.settled();
  expect(tab.saves.queue().aside).toMatchObject([
    { save: { on: "label" }, theirs: { version: 2, label: { note: "from the other tab" } } },
    { save: { on: "review" }, theirs: { verdict: { note: "from the other tab", achieved: "no" } } },
  ]);
  const [review] = await listReviews(await project.owner.scope("read"), traceId);
  expect(review).toMatchObject({ note: "from the other tab", labels: [{ note: "from the other tab" }] });

  // What was not changed there may be said here.
  for (const { key } of tab.saves.queue().aside) tab.saves.keepMine(key);
  await tab.allSaved();
  const [after] = await listReviews(await project.owner.scope("read"), traceId);
  expect(after).toMatchObject({ note: "over it?", achieved: "no", labels: [{ note: "over it?" }] });
});
