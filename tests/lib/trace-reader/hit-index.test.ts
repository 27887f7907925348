import fc from "fast-check";
import { expect, test } from "vitest";
import { noQuestion, questionOf, writeQuestion } from "@/components/trace/find/find-question";
import { HitIndex } from "@/components/trace/find/hit-index";

test("every hit has a number, its step and its place there, as counting one by one gives them", () => {
  const counts = fc.uniqueArray(fc.tuple(fc.nat(200), fc.integer({ min: 1, max: 5 })), { selector: ([step]) => step });
  fc.assert(
    fc.property(counts, fc.nat(210), (some, step) => {
      const sorted = some.sort(([a], [b]) => a - b);
      const all = sorted.flatMap(([at, hits]) => Array.from({ length: hits }, (_, nth) => ({ step: at, nth })));
      const index = new HitIndex(
        sorted.map(([at]) => at),
        sorted.map(([, hits]) => hits),
      );
      expect(index.total).toBe(all.length);
      for (const [number, hit] of all.entries()) expect(index.at(number)).toEqual(hit);
      expect(index.at(all.length)).toBeNull();
      expect(index.at(-1)).toBeNull();
      const first = all.findIndex((hit) => hit.step >= step);
      expect(index.firstFrom(step)).toBe(first < 0 ? all.length : first);
      expect(index.countBetween(step, step + 20)).toBe(
        all.filter((hit) => hit.step >= step && hit.step <= step + 20).length,
      );
    }),
  );
});

test("a question is read from an address as it was written, and one that nobody wrote is none", () => {
  const question = { q: "a & b", case: true, word: true, agent: ["A, B", "-"], kind: ["thought" as const] };
  const address = new URLSearchParams("agent=kept");
  writeQuestion(address, question);
  expect(questionOf(new URLSearchParams(address.toString()))).toEqual(question);
  writeQuestion(address, null);
  expect(address.toString()).toBe("agent=kept");
  expect(questionOf(new URLSearchParams("q=x&case=perhaps&in-kind=odd"))).toEqual({ ...noQuestion, q: "x" });
});
