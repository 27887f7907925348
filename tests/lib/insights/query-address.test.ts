import { describe, expect, test } from "vitest";
import { addressOf, insightsParams, tracesParams } from "@/lib/insights/query-address";
import { insightsPageSchema } from "@/lib/insights/query-schema";
import { traceFilterSchema } from "@/lib/insights/trace-filter";

const asked = insightsPageSchema.parse({
  system: ["AG2", "ChatDev"],
  model: "GPT-4o",
  consensus: "any",
  measure: "traces",
  view: "table",
});

describe("the traces behind a figure", () => {
  test("keep every filter, and always say whose reviews were counted", () => {
    const params = tracesParams(asked, ["people", "imported"], { mode: "2.6" });
    expect(addressOf("/p/x/traces", params)).toBe(
      "/p/x/traces?mode=2.6&sources=people,imported&consensus=any&system=AG2&system=ChatDev&model=GPT-4o",
    );
  });

  test("of one system are of that one alone", () => {
    const params = tracesParams(asked, ["people"], { category: "3", system: "AG2, math" });
    expect(params.getAll("system")).toEqual(["AG2, math"]);
    expect(params.get("category")).toBe("3");
  });

  test("are what the trace list understands", () => {
    const params = tracesParams(asked, ["judges"], { mode: "3.1" });
    const filter = traceFilterSchema.parse({ ...Object.fromEntries(params), system: params.getAll("system") });
    expect(filter).toMatchObject({ mode: "3.1", sources: ["judges"], consensus: "any", system: ["AG2", "ChatDev"] });
  });
});

describe("the address of the dashboard", () => {
  test("holds what was chosen, and nothing that is so anyway", () => {
    expect(addressOf("/p/x/insights", insightsParams(asked))).toBe(
      "/p/x/insights?consensus=any&system=AG2&system=ChatDev&model=GPT-4o&measure=traces&view=table",
    );
  });
});
