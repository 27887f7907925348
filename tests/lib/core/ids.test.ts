import { TypeID } from "typeid-js";
import { describe, expect, it } from "vitest";
import { idSchema, newId } from "@/lib/core/ids";

describe("ids", () => {
  it("are TypeIDs over UUIDs of the seventh version, of the time of their making", () => {
    const before = Date.now();
    const id = newId("stp");
    const after = Date.now();
    expect(idSchema("stp").safeParse(id).success).toBe(true);
    const uuid = TypeID.fromString(id, "stp").toUUID();
    expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const made = Number.parseInt(uuid.replace("-", "").slice(0, 12), 16);
    expect(made).toBeGreaterThanOrEqual(before);
    expect(made).toBeLessThanOrEqual(after);
  });

  it("sort as they were made, and never come twice", () => {
    const ids = Array.from({ length: 200_000 }, () => newId("trc"));
    expect(ids.every((id, place) => place === 0 || id > (ids[place - 1] ?? ""))).toBe(true);
  });

  it("cannot be told from the one before", () => {
    const tails = new Set(Array.from({ length: 10_000 }, () => newId("lnk").slice(-8)));
    expect(tails.size).toBe(10_000);
  });
});
