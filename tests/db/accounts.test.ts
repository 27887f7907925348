import { afterEach, describe, expect, test, vi } from "vitest";
import { signIn } from "@/lib/auth/sign-in";
import { hashToken } from "@/lib/auth/tokens";
import { listAccounts } from "@/lib/db/accounts";
import { db } from "@/lib/db/client";
import { findLink, listInvitations, withdrawInvitation } from "@/lib/db/links";
import { listMembers } from "@/lib/db/members";
import { acceptInvitation, createFirstAccount, createInvitedAccount } from "@/lib/workflows/create-account";
import { inviteMember } from "@/lib/workflows/invite-member";
import { openSetup } from "@/lib/workflows/open-setup";
import { makeResetLink, resetPassword } from "@/lib/workflows/reset-password";
import { newProject } from "../support/actor";

const password = "a password of some length";
const day = 24 * 60 * 60 * 1000;
let made = 0;

function person() {
  made += 1;
  return { name: `Newcomer ${made}`, email: `newcomer-${made}@example.org`, password };
}

function tokenOf(link: string | null): string {
  return link?.split("/").at(-1) ?? "";
}

/** Lets days pass for our own clock; timers keep running, for the database's sake. */
function daysLater(days: number): void {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + days * day });
}

afterEach(() => {
  vi.useRealTimers();
});

describe("the setup link", () => {
  test("makes one account, whoever else opens it at the same moment", async () => {
    const first = tokenOf(await openSetup());
    const token = tokenOf(await openSetup());
    expect(await findLink("setup", hashToken(first))).toBeNull();
    const answers = await Promise.all(Array.from({ length: 20 }, () => createFirstAccount(token, person())));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.flatMap((answer) => (answer.ok ? [] : [answer.failure.code]))).toEqual(Array(19).fill("link-used"));
    const accounts = await listAccounts();
    expect(accounts.map(({ siteOwner }) => siteOwner)).toEqual([true]);
  });

  test("is not made once somebody has an account, and an older one is dead then", async () => {
    expect(await openSetup()).toBeNull();
    const tokenHash = hashToken("printed before the account was made");
    await db().oneTimeLink.create({
      data: { id: "lnk_old", kind: "setup", tokenHash, expiresAt: new Date(Date.now() + day) },
    });
    const answer = await createFirstAccount("printed before the account was made", person());
    expect(answer).toMatchObject({ ok: false, failure: { code: "link-used" } });
    expect(await listAccounts()).toHaveLength(1);
  });
});

describe("an invitation", () => {
  test("makes one account under twenty at once, and leaves nothing of the others", async () => {
    const project = await newProject();
    const owner = await project.owner.scope("own");
    const token = tokenOf(await inviteMember(owner, "annotator", "one of twenty"));
    const before = (await listAccounts()).length;
    const answers = await Promise.all(Array.from({ length: 20 }, () => createInvitedAccount(token, person())));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await listAccounts()).toHaveLength(before + 1);
    const roles = (await listMembers(owner)).map(({ role }) => role);
    expect(roles).toEqual(["owner", "annotator"]);
  });

  test("lets one of twenty accounts join", async () => {
    const project = await newProject();
    const others = await newProject();
    const users = await Promise.all(Array.from({ length: 20 }, () => others.add("viewer")));
    const owner = await project.owner.scope("own");
    const token = tokenOf(await inviteMember(owner, "curator", ""));
    const answers = await Promise.all(users.map(({ userId }) => acceptInvitation(token, userId)));
    expect(answers.filter(({ ok }) => ok)).toEqual([{ ok: true, value: { slug: project.slug } }]);
    expect(await listMembers(owner)).toHaveLength(2);
  });

  test("is not spent by looking at it, nor by an address that is taken", async () => {
    const project = await newProject();
    const token = tokenOf(await inviteMember(await project.owner.scope("own"), "viewer", ""));
    const known = person();
    for (let look = 0; look < 3; look += 1) expect(await findLink("invitation", hashToken(token))).not.toBeNull();
    const other = await newProject();
    const otherToken = tokenOf(await inviteMember(await other.owner.scope("own"), "viewer", ""));
    expect((await createInvitedAccount(otherToken, known)).ok).toBe(true);
    const taken = await createInvitedAccount(token, { ...known, email: known.email.toUpperCase() });
    expect(taken).toMatchObject({ ok: false, failure: { code: "conflict" } });
    expect((await createInvitedAccount(token, person())).ok).toBe(true);
  });

  test("ends after seven days, and when it is withdrawn", async () => {
    const project = await newProject();
    const owner = await project.owner.scope("own");
    const old = tokenOf(await inviteMember(owner, "viewer", "too late"));
    daysLater(6.9);
    expect(await findLink("invitation", hashToken(old))).not.toBeNull();
    daysLater(0.2);
    expect(await createInvitedAccount(old, person())).toMatchObject({ failure: { code: "link-used" } });
    vi.useRealTimers();
    const token = tokenOf(await inviteMember(owner, "viewer", "withdrawn"));
    const row = (await listInvitations(owner)).find(({ note }) => note === "withdrawn");
    const foreign = await (await newProject()).owner.scope("own");
    expect(await withdrawInvitation(foreign, row?.id ?? "")).toBe(false);
    expect(await withdrawInvitation(owner, row?.id ?? "")).toBe(true);
    expect(await createInvitedAccount(token, person())).toMatchObject({ failure: { code: "link-used" } });
  });

  test("never takes a role away", async () => {
    const project = await newProject();
    const owner = await project.owner.scope("own");
    const token = tokenOf(await inviteMember(owner, "viewer", ""));
    expect((await acceptInvitation(token, project.owner.userId)).ok).toBe(true);
    expect((await listMembers(owner)).map(({ role }) => role)).toEqual(["owner"]);
  });

  test("is kept as a hash only", async () => {
    const project = await newProject();
    const token = tokenOf(await inviteMember(await project.owner.scope("own"), "viewer", ""));
    const rows = await db().oneTimeLink.findMany();
    expect(JSON.stringify(rows)).not.toContain(token);
  });
});

describe("a reset link", () => {
  async function newAccount() {
    const project = await newProject();
    const someone = person();
    const token = tokenOf(await inviteMember(await project.owner.scope("own"), "viewer", ""));
    await createInvitedAccount(token, someone);
    const { id } = await db().user.findUniqueOrThrow({ where: { email: someone.email } });
    return { ...someone, id };
  }
  const from = () => new Headers({ host: "localhost:3000" });

  test("sets the password once, ends all sessions, and replaces earlier links", async () => {
    const account = await newAccount();
    expect((await signIn(from(), account)).ok).toBe(true);
    expect(await db().session.count({ where: { userId: account.id } })).toBe(1);
    const older = tokenOf(await makeResetLink(account.id));
    const token = tokenOf(await makeResetLink(account.id));
    expect(await resetPassword(older, "a new password")).toMatchObject({ failure: { code: "link-used" } });
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => resetPassword(token, `new password ${n}`)));
    const winner = answers.findIndex(({ ok }) => ok);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db().session.count({ where: { userId: account.id } })).toBe(0);
    expect((await signIn(from(), account)).ok).toBe(false);
    expect((await signIn(from(), { ...account, password: `new password ${winner}` })).ok).toBe(true);
  });

  test("ends after a day", async () => {
    const account = await newAccount();
    const token = tokenOf(await makeResetLink(account.id));
    daysLater(1.01);
    expect(await resetPassword(token, "a new password")).toMatchObject({ failure: { code: "link-used" } });
  });

  test("attempts are counted, and an unknown address is answered like a wrong password", async () => {
    const account = await newAccount();
    const wrong = { email: account.email, password: "not the password" };
    const unknown = { email: "nobody@example.org", password: "not the password" };
    for (let attempt = 0; attempt < 10; attempt += 1) {
      const [known, nobody] = await Promise.all([signIn(from(), wrong), signIn(from(), unknown)]);
      expect(known).toEqual(nobody);
      expect(known).toMatchObject({ failure: { code: "not-signed-in" } });
    }
    const [known, nobody] = await Promise.all([signIn(from(), wrong), signIn(from(), unknown)]);
    expect(known).toEqual(nobody);
    expect(known).toMatchObject({ failure: { code: "too-many-requests" } });
    expect(await signIn(from(), account)).toMatchObject({ failure: { code: "too-many-requests" } });
  });
});
