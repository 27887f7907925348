import { generateId } from "better-auth";
import { hashPassword } from "better-auth/crypto";
import { beforeAll, expect, test } from "vitest";
import { PUT } from "@/app/api/v1/traces/[id]/review/route";
import { passwordAuth } from "@/lib/auth/password-auth";
import { insertAccount } from "@/lib/db/accounts";
import { db } from "@/lib/db/client";
import { upsertMember } from "@/lib/db/members";
import { newProject, type TestProject } from "../support/actor";
import { importText } from "../support/import-text";

let project: TestProject;
let traceId: string;
let cookie: string;
const userId = generateId();

beforeAll(async () => {
  project = await newProject();
  const summary = await importText(project.owner, JSON.stringify({ messages: [{ role: "user", content: "go" }] }));
  traceId = summary.traces[0]?.id ?? "";
  const account = {
    id: userId,
    name: "Ada",
    email: "ada@example.org",
    passwordHash: await hashPassword("correct horse"),
    siteOwner: false,
  };
  await insertAccount(db(), account);
  await upsertMember(db(), { projectId: project.id, userId, role: "annotator" });
  const { headers } = await passwordAuth().api.signInEmail({
    body: { email: "ada@example.org", password: "correct horse" },
    returnHeaders: true,
  });
  cookie = (headers.getSetCookie()[0] ?? "").split(";")[0] ?? "";
});

async function write(headers: Record<string, string>): Promise<Response> {
  const request = new Request(`http://localhost:3000/api/v1/traces/${traceId}/review`, {
    method: "PUT",
    body: JSON.stringify({ achieved: "no" }),
    headers: { host: "localhost:3000", ...headers },
  });
  return PUT(request, { params: Promise.resolve({ id: traceId }) });
}

test("a session may write from our own pages alone", async () => {
  expect((await write({ cookie, origin: "http://localhost:3000" })).status).toBe(200);
  expect((await write({ cookie, "sec-fetch-site": "same-origin" })).status).toBe(200);
  expect((await write({ cookie, origin: "https://evil.example" })).status).toBe(403);
  expect((await write({ cookie, origin: "null" })).status).toBe(403);
  expect((await write({ cookie, "sec-fetch-site": "cross-site" })).status).toBe(403);
  expect((await write({ cookie })).status).toBe(403);
});

test("a role is read with every request: a viewer who was an annotator can no longer write", async () => {
  await db().member.updateMany({ where: { userId }, data: { role: "viewer" } });
  expect((await write({ cookie, origin: "http://localhost:3000" })).status).toBe(403);
  await db().member.deleteMany({ where: { userId } });
  expect((await write({ cookie, origin: "http://localhost:3000" })).status).toBe(404);
});

test("a session that was ended is nobody's", async () => {
  await db().session.deleteMany({ where: { userId } });
  expect((await write({ cookie, origin: "http://localhost:3000" })).status).toBe(401);
});
