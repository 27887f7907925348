import { describe, expect, it } from "vitest";
import { nextTurn } from "@/lib/core/turns";

describe("turns", () => {
  it("hold one piece of long work each, whoever has waited longest", async () => {
    const done: string[] = [];
    const work = async (name: string) => {
      for (const piece of [1, 2, 3]) {
        await nextTurn();
        done.push(`${name}${piece}`);
      }
    };
    const turns = async () => {
      for (let turn = 1; turn <= 9; turn += 1) {
        await new Promise((resolve) => setImmediate(resolve));
        expect(done.length).toBeLessThanOrEqual(turn);
      }
    };
    await Promise.all([work("a"), work("b"), work("c"), turns()]);
    expect(done).toEqual(["a1", "b1", "c1", "a2", "b2", "c2", "a3", "b3", "c3"]);
  });

  it("come again after nobody has waited for a while", async () => {
    await nextTurn();
    await new Promise((resolve) => setImmediate(resolve));
    await expect(nextTurn()).resolves.toBeUndefined();
  });
});
