import { beforeEach, describe, expect, test } from "vitest";
import { DELETE } from "@/app/api/v1/projects/[project]/import-mappings/[mapping]/route";
import { GET } from "@/app/api/v1/projects/[project]/import-mappings/route";
import { POST } from "@/app/api/v1/projects/[project]/imports/route";
import { importSummarySchema } from "@/lib/traces/import-summary";
import { proposalSchema } from "@/lib/traces/mapping/proposal-schema";
import { newProject, type TestProject } from "../support/actor";

let project: TestProject;
beforeEach(async () => {
  project = await newProject();
});

/** A run in nobody's format. */
const ward = (word: string) =>
  JSON.stringify({
    session: `s-${word}`,
    chart: [
      { participant: "Nurse bot", note: { msg: `Move the patient: ${word}` }, no: 1 },
      { participant: "Porter bot", note: { msg: "Which ward does she go to?" }, no: 2 },
      { participant: "Nurse bot", note: { msg: "To the third, please." }, no: 3 },
    ],
  });
const byHand = { kind: "records", steps: ["chart"], agent: ["participant"], texts: [{ path: ["note", "msg"] }] };

async function send(body: string, query: Record<string, string> = {}, headers = project.owner.headers) {
  const url = `http://localhost:3000/api/v1/projects/${project.slug}/imports?${new URLSearchParams({ filename: "ward.json", ...query })}`;
  const response = await POST(new Request(url, { method: "POST", body, headers }), {
    params: Promise.resolve({ project: project.slug }),
  });
  return { status: response.status, body: await response.json() };
}

const imported = async (body: string, query: Record<string, string> = {}) =>
  importSummarySchema.parse((await send(body, query)).body);

async function mappings(of: TestProject = project) {
  const url = `http://localhost:3000/api/v1/projects/${of.slug}/import-mappings`;
  const response = await GET(new Request(url, { headers: of.owner.headers }), {
    params: Promise.resolve({ project: of.slug }),
  });
  return (await response.json()).mappings;
}

async function forget(id: string, by: TestProject = project): Promise<number> {
  const request = new Request(`http://localhost:3000/api/v1/projects/${by.slug}/import-mappings/${id}`, {
    method: "DELETE",
    headers: by.owner.headers,
  });
  return (await DELETE(request, { params: Promise.resolve({ project: by.slug, mapping: id }) })).status;
}

describe("what has no known form", () => {
  test("is answered with what was seen and how it might be read, also line by line", async () => {
    const { status, body } = await send(ward("a"));
    expect([status, body.code]).toEqual([422, "unknown-format"]);
    expect(body.detail).toContain("session, chart");
    const proposal = proposalSchema.parse(body.proposal);
    expect(proposal.kind === "records" && proposal.sources[0]?.mapping).toMatchObject({
      steps: ["chart"],
      agent: ["participant"],
    });
    const headers = new Headers(project.owner.headers);
    headers.set("accept", "application/x-ndjson");
    const url = `http://localhost:3000/api/v1/projects/${project.slug}/imports?filename=ward.json`;
    const streamed = await POST(new Request(url, { method: "POST", body: ward("a"), headers }), {
      params: Promise.resolve({ project: project.slug }),
    });
    expect(JSON.parse(await streamed.text())).toMatchObject({ type: "failure", proposal: { kind: "records" } });
  });

  test("is read with a mapping, and what was proposed is one", async () => {
    const refused = await send(ward("a"));
    const proposal = proposalSchema.parse(refused.body.proposal);
    if (proposal.kind !== "records") throw new Error("not of records");
    const summary = await imported(ward("a"), { mapping: JSON.stringify(proposal.sources[0]?.mapping) });
    expect(summary).toMatchObject({
      format: "mapped-records",
      created: 1,
      traces: [{ steps: 3, agents: ["Nurse bot", "Porter bot"] }],
      used: { mapping: { kind: "records" }, remembered: null },
      proposal: { kind: "records" },
    });
  });

  test("a mapping that is none is refused with the reason", async () => {
    const wrong = [
      ["{", "no JSON"],
      ["{}", "mapping"],
      [JSON.stringify({ kind: "records", steps: ["chart"] }), "holds the text"],
      [JSON.stringify({ kind: "text", template: "{agent}{text}" }), "something between them"],
      [JSON.stringify({ kind: "text", template: `{agent}${"x".repeat(300)}` }), "template"],
    ] as const;
    for (const [mapping, reason] of wrong) {
      const { status, body } = await send(ward("a"), { mapping });
      expect([status, body.code, body.detail]).toEqual([400, "invalid-input", expect.stringContaining(reason)]);
    }
  });
});

describe("a mapping is remembered", () => {
  test("for the next upload of the form, which says so; not for others, nor for another project", async () => {
    await imported(ward("a"), { mapping: JSON.stringify(byHand) });
    const next = await imported(ward("b"), { filename: "next.json" });
    expect(next).toMatchObject({
      created: 1,
      format: "mapped-records",
      used: { remembered: { filename: "ward.json" } },
    });
    expect(next.warnings).toEqual([expect.stringContaining("this project remembers from “ward.json”")]);
    expect((await send('{"weather": "fine"}')).status).toBe(422);
    const other = await newProject();
    expect(await mappings(other)).toEqual([]);
    expect(await forget(next.used?.remembered?.id ?? "", other)).toBe(200);
    expect(await mappings()).toHaveLength(1);
  });

  test("changed by the next that is given, and forgotten when asked", async () => {
    await imported(ward("a"), { mapping: JSON.stringify(byHand) });
    const changed = { ...byHand, agent: null };
    await imported(ward("b"), { mapping: JSON.stringify(changed), filename: "second.json" });
    const [kept, ...more] = await mappings();
    expect([kept, more]).toMatchObject([{ filename: "second.json", mapping: { agent: null } }, []]);
    expect([await forget(kept.id), await forget(kept.id)]).toEqual([200, 200]);
    expect((await send(ward("c"))).status).toBe(422);
  });

  test("neither by a dry run, nor when not wished, nor when it brought nothing", async () => {
    const mapping = JSON.stringify(byHand);
    await imported(ward("a"), { mapping, dryRun: "true" });
    await imported(ward("a"), { mapping, remember: "false" });
    const wrong = await imported(ward("b"), { mapping: JSON.stringify({ ...byHand, steps: ["elsewhere"] }) });
    expect(wrong).toMatchObject({ created: 0, rejected: 1 });
    expect(await mappings()).toEqual([]);
    const nul = JSON.stringify({ ...byHand, role: ["\0"] });
    expect(await imported(ward("c"), { mapping: nul })).toMatchObject({ created: 1 });
    expect(await mappings()).toEqual([]);
  });

  test("a format chosen by hand goes before it", async () => {
    await imported(ward("a"), { mapping: JSON.stringify(byHand) });
    const plain = await imported(ward("b"), { format: "plain-text" });
    expect([plain.format, plain.used]).toEqual(["plain-text", undefined]);
  });
});

describe("a log of no known form", () => {
  const log = (word: string) => `shift begins\n* Ada * look at ${word}\n* Bo * why?\n* Ada * just do\n`;
  const mapping = JSON.stringify({ kind: "text", template: "* {agent} * {text}" });

  test("is one step with the offer to cut it, and cut the next time as the person said", async () => {
    const whole = await imported(log("a"), { filename: "a.log", dryRun: "true" });
    expect(whole).toMatchObject({
      format: "plain-text",
      traces: [{ steps: 1 }],
      proposal: { kind: "text", lines: expect.arrayContaining(["* Bo * why?"]) },
    });
    expect(await imported(log("a"), { filename: "a.log", mapping })).toMatchObject({
      created: 1,
      traces: [{ steps: 3 }],
    });
    const next = await imported(log("b"), { filename: "b.log" });
    expect(next).toMatchObject({
      format: "mapped-text",
      traces: [{ steps: 3, agents: ["Ada", "Bo"] }],
      used: { remembered: { filename: "a.log" } },
    });
  });

  test("a text that it does not fit stays whole", async () => {
    await imported(log("a"), { mapping });
    expect(await imported("Dear diary,\n* nothing happened * today.\n")).toMatchObject({ format: "plain-text" });
  });
});
