import { expect, test } from "vitest";
import { z } from "zod";
import { outlineSchema } from "@/lib/traces/step-schema";

const outline = {
  agents: ["A"],
  agent: [0],
  addressee: [-1],
  kind: [0],
  length: [5],
  errors: [],
  call: [-1],
  time: [0],
};

test("an outline has a whole number for each step in each column", () => {
  expect(outlineSchema.parse(outline)).toEqual(outline);
  for (const time of [[0.5], ["0"], [null], "0", undefined])
    expect(outlineSchema.safeParse({ ...outline, time }).error?.issues[0]?.path).toEqual(["time"]);
});

test("the contract says so to those who read it", () => {
  const { properties } = z.toJSONSchema(outlineSchema, { unrepresentable: "any" });
  expect(properties?.time).toEqual({ type: "array", items: { type: "integer" } });
});
