import { describe, expect, test } from "vitest";
import { roundLoad } from "@/lib/rounds/load";
import { queueOrder } from "@/lib/rounds/queue-order";

describe("the order of a round", () => {
  test("begins with training, spreads the checks and keeps the traces as they were chosen", () => {
    const ordinary = ["a", "b", "c", "d", "e", "f"];
    const order = queueOrder(ordinary, ["t1", "t2"], ["x", "y"], 1);
    expect(order.slice(0, 2).map(({ id }) => id)).toEqual(["t1", "t2"]);
    expect(order.filter(({ purpose }) => purpose === "ordinary").map(({ id }) => id)).toEqual(ordinary);
    const places = order.flatMap(({ purpose }, place) => (purpose === "check" ? [place] : []));
    expect(places).toHaveLength(2);
    expect(places[0]).toBeGreaterThan(2);
    expect(places[1]).toBeLessThan(order.length - 1);
    expect((places[1] ?? 0) - (places[0] ?? 0)).toBeGreaterThan(1);
  });

  test("holds every check where there are more of them than traces", () => {
    const order = queueOrder(["a"], [], ["x", "y", "z"], 1);
    expect(order.map(({ id }) => id).sort()).toEqual(["a", "x", "y", "z"]);
    expect(queueOrder([], [], ["x"], 1)).toEqual([{ id: "x", purpose: "check" }]);
  });
});

describe("the load of a round", () => {
  test("counts reviews in all, for each when all do alike, and at most", () => {
    expect(roundLoad(20, 3, 2, 0)).toEqual({ reviews: 40, each: 14, most: 20 });
    expect(roundLoad(5, 3, 3, 2)).toEqual({ reviews: 21, each: 7, most: 7 });
    expect(roundLoad(5, 0, 3, 2)).toEqual({ reviews: 0, each: 0, most: 0 });
  });

  test("nobody reads a trace twice", () => {
    expect(roundLoad(10, 2, 5, 0).reviews).toBe(20);
  });
});
