import fc from "fast-check";
import { expect, test } from "vitest";
import { proposeSlug, slugSchema } from "@/lib/core/slug";

test("a name proposes its address", () => {
  expect(proposeSlug("MAST round 3")).toBe("mast-round-3");
  expect(proposeSlug("  Añejo & Übermut!  ")).toBe("anejo-ubermut");
  expect(proposeSlug("旅行")).toBe("");
});

test("whatever is proposed can be used, or is empty", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (name) => {
      const slug = proposeSlug(name);
      return slug === "" || slugSchema.safeParse(slug).success;
    }),
  );
});

test("what cannot be an address is refused", () => {
  for (const slug of ["", "A", "a--b", "-a", "a-", "a b", "a/b", "ä", "a".repeat(61)]) {
    expect(slugSchema.safeParse(slug).success, slug).toBe(false);
  }
});
