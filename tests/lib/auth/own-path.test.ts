import { expect, test } from "vitest";
import { ownPath } from "@/lib/auth/own-path";

test("own paths lead on, with their query and fragment", () => {
  expect(ownPath("/p/demo/traces?system=AG2#top")).toBe("/p/demo/traces?system=AG2#top");
  expect(ownPath("/")).toBe("/");
});

test("everything that leads to another site leads to the start page", () => {
  const foreign = [
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "\\\\evil.example",
    "javascript:alert(1)",
    "p/demo",
    "",
    undefined,
    ["/p/demo", "/p/other"],
  ];
  for (const next of foreign) expect(ownPath(next), JSON.stringify(next)).toBe("/");
});

test("what would be a host once its dots are gone leads to the start page", () => {
  for (const next of ["/p/../..//evil.example", "/.//evil.example", "/%2e//evil.example", "/p/..\\\\evil.example"]) {
    expect(new URL(ownPath(next), "http://localhost:3000").host, next).toBe("localhost:3000");
  }
});
