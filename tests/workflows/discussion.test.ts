import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { listComments, listMentions } from "@/lib/db/comments";
import { commentInputSchema, mentionedIn } from "@/lib/reviews/comment-schema";
import { comment, resolve } from "@/lib/workflows/discuss";
import { newProject } from "../support/actor";
import { importTraces, openRound, review } from "../support/round";

test("of names that begin alike the longest is meant, whatever its letters' case", () => {
  const members = [{ name: "Ann" }, { name: "Ann Lee" }, { name: "Bo" }];
  const named = (text: string) => mentionedIn(text, members).map(({ name }) => name);
  expect(named("@ann lee and @Bo: see 3.2")).toEqual(["Ann Lee", "Bo"]);
  expect(named("@Ann, @ann, mail@bo")).toEqual(["Ann", "Bo"]);
  expect(named("Ann, @ Ann")).toEqual([]);
});

test("a discussion is for those who may see what it is about, and names lead to it until it is settled", async () => {
  const project = await newProject();
  const [ada, ben] = [await project.add("annotator"), await project.add("annotator")];
  const [trace = ""] = await importTraces(project.owner, 1);
  await openRound(project.owner, [trace], [ada, ben]);
  await review(ada, trace, ["1.1"]);
  const label = await db().label.findFirstOrThrow({ where: { review: { traceId: trace } }, select: { id: true } });
  const { name } = await db().user.findUniqueOrThrow({ where: { id: ben.userId }, select: { name: true } });
  const say = async (actor: typeof ada, text: string, on: string | null = label.id) =>
    comment(await actor.scope("annotate"), trace, commentInputSchema.parse({ label: on, text }));
  const heard = async (actor: typeof ada) =>
    (await listComments(await actor.scope("read"), trace)).map(({ text }) => text);
  const mentions = async () => (await listMentions(await ben.scope("read"))).length;

  expect(await say(ada, `Is this one, @${name}?`)).toMatchObject({ ok: true });
  expect(await say(ben, "I cannot know yet")).toMatchObject({ failure: { code: "conflict" } });
  expect(await say(ben, "nor this", null)).toMatchObject({ failure: { code: "conflict" } });
  expect([await heard(ada), await heard(project.owner), await heard(ben), await mentions()]).toEqual([
    [`Is this one, @${name}?`],
    [`Is this one, @${name}?`],
    [],
    0,
  ]);

  await review(ben, trace, []);
  expect(await mentions()).toBe(1);
  expect(await say(ben, "It is not")).toMatchObject({ ok: true });
  const settle = async (resolved: boolean) =>
    resolve(await ada.scope("annotate"), trace, { label: label.id, resolved });
  expect(await settle(true)).toMatchObject({ value: { comments: [{ resolved: true }, { resolved: true }] } });
  expect(await mentions()).toBe(0);
  await say(ada, "Then I was wrong");
  expect(await mentions()).toBe(1);

  const stranger = await newProject();
  expect(await heard(stranger.owner)).toEqual([]);
  expect(await say(stranger.owner, "hello")).toMatchObject({ ok: false });
});
