import { describe, expect, test } from "vitest";
import { z } from "zod";
import { answerForm, parseForm, ticked } from "@/lib/core/form";
import { fail, ok } from "@/lib/core/result";

function formOf(entries: readonly (readonly [string, string])[]): FormData {
  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);
  return form;
}

const schema = z.object({ name: z.string().min(1, "Say a name."), scopes: ticked(z.enum(["read", "import"])) });

describe("a form", () => {
  test("is parsed, with no, one or several boxes ticked, and without React's own fields", () => {
    const parse = (...scopes: string[]) =>
      parseForm(schema, formOf([["$ACTION_KEY", "x"], ["name", "a"], ...scopes.map((s) => ["scopes", s] as const)]));
    expect(parse()).toEqual(ok({ name: "a", scopes: [] }));
    expect(parse("read")).toEqual(ok({ name: "a", scopes: ["read"] }));
    expect(parse("read", "import")).toEqual(ok({ name: "a", scopes: ["read", "import"] }));
  });

  test("says beside which field it cannot be used", () => {
    const parsed = parseForm(
      schema,
      formOf([
        ["name", ""],
        ["scopes", "own"],
      ]),
    );
    expect(parsed.ok).toBe(false);
    expect(!parsed.ok && parsed.failure.at?.map(({ path }) => path)).toEqual(["name", "scopes"]);
  });

  test("gives back what was typed when its work fails, but never a password", async () => {
    const form = formOf([
      ["email", "a@example.org"],
      ["password", "secret"],
      ["newPassword", "secret"],
      ["scopes", "read"],
    ]);
    const state = await answerForm(z.object({}), form, async () => fail("conflict", "Taken."));
    expect(state).toMatchObject({ status: "failed", failure: { detail: "Taken." } });
    expect(state.status === "failed" && state.typed).toEqual({ email: "a@example.org", scopes: "read" });
    expect(JSON.stringify(state)).not.toContain("secret");
  });

  test("does its work with what was parsed", async () => {
    const upper = z.object({ name: z.string().transform((name) => name.toUpperCase()) });
    const state = await answerForm(upper, formOf([["name", "a"]]), async ({ name }) => ok(name));
    expect(state).toEqual({ status: "done", value: "A" });
  });

  test("takes a field named like a part of every object for a field", () => {
    const parsed = parseForm(
      z.object({ name: z.string() }),
      formOf([
        ["__proto__", "x"],
        ["name", "a"],
      ]),
    );
    expect(parsed).toEqual(ok({ name: "a" }));
    expect(Object.hasOwn(Object.prototype, "x")).toBe(false);
  });
});
