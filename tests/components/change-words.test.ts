import { expect, test } from "vitest";
import { changedFields, changeTitle } from "@/components/history/change-words";

const nobody = new Map<string, string>();

test("a change is named by what it was made to and what was done", () => {
  expect(changeTitle({ kind: "member", action: "role changed" })).toBe("Member role changed");
  expect(changeTitle({ kind: "key", action: "revoked" })).toBe("API key revoked");
});

test("only what differs is shown, in words, and places as one says them", () => {
  const segments = [{ last: 2, kind: "text", first: 2, start: 0, end: 2, quote: "go" }];
  const before = { id: "lbl_x", version: 1, mode: "1.1", note: "", decisive: false, agent: null, segments };
  const after = { ...before, version: 2, mode: "2.6", note: "again", decisive: true, segments: [{ kind: "trace" }] };
  const fields = changedFields({ before, after }, nobody);
  expect(fields.map(({ field }) => field)).toEqual(["mode", "segments", "note", "decisive"]);
  expect(fields[0]).toEqual({ field: "mode", before: "1.1", after: "2.6" });
  expect(fields[1]?.before).toContain("“go”");
  expect(fields[2]).toEqual({ field: "note", before: null, after: "again" });
  expect(fields[3]).toEqual({ field: "decisive", before: null, after: "yes" });
});

test("something new has no before, and something gone no after", () => {
  expect(changedFields({ before: null, after: { taxonomyVersion: "v2", scopes: ["read", "own"] } }, nobody)).toEqual([
    { field: "taxonomy version", before: null, after: "v2" },
    { field: "scopes", before: null, after: "read; own" },
  ]);
  expect(changedFields({ before: { role: "viewer" }, after: null }, nobody)).toEqual([
    { field: "role", before: "viewer", after: null },
  ]);
});

test("people are named and moments written as people write them, in lists too", () => {
  const names = new Map([["u1", "Ada"]]);
  const after = { user: "u1", annotators: ["u1", "u2"], expiresAt: "2026-11-29T10:28:49.533Z" };
  expect(changedFields({ before: null, after }, names).map(({ field, after: now }) => `${field}: ${now}`)).toEqual([
    "user: Ada",
    "annotators: Ada; u2",
    "expires at: 29 Nov 2026, 10:28 UTC",
  ]);
});
