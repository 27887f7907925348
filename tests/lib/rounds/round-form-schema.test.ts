import { describe, expect, test } from "vitest";
import { parseForm } from "@/lib/core/form";
import { newId } from "@/lib/core/ids";
import { roundFormSchema } from "@/lib/rounds/round-form-schema";

function form(fields: Readonly<Record<string, string | readonly string[]>>): FormData {
  const data = new FormData();
  const given = {
    name: "First",
    how: "random",
    size: "5",
    seed: "42",
    annotators: ["a", "b"],
    perTrace: "2",
    blindUntil: "submitted",
    dueOn: "",
    guidelineVersion: "",
    ...fields,
  };
  for (const [name, values] of Object.entries(given)) for (const value of [values].flat()) data.append(name, value);
  return data;
}

describe("the form for a round", () => {
  test("draws with a seed, and leaves empty what is left empty", () => {
    expect(parseForm(roundFormSchema, form({ system: "AG2" }))).toEqual({
      ok: true,
      value: {
        name: "First",
        choice: { how: "random", seed: 42, size: 5, system: ["AG2"], model: [], benchmark: [] },
        annotators: ["a", "b"],
        perTrace: 2,
        blindUntil: "submitted",
        dueOn: null,
        guidelineVersion: null,
        training: [],
        checks: [],
      },
    });
  });

  test("takes picked traces and the uses of known items", () => {
    const [one, two, three] = [newId("trc"), newId("trc"), newId("trc")];
    const items = [`training:${one}`, "", `check:${two}`];
    const parsed = parseForm(roundFormSchema, form({ how: "picked", trace: three, items, dueOn: "2031-04-01" }));
    expect(parsed).toMatchObject({
      ok: true,
      value: { choice: { how: "picked", traces: [three] }, training: [one], checks: [two], dueOn: "2031-04-01" },
    });
  });

  test("names the field that is wrong", () => {
    const parsed = parseForm(roundFormSchema, form({ name: " ", size: "none", dueOn: "soon" }));
    expect(parsed).toMatchObject({ ok: false });
    const paths = parsed.ok ? [] : (parsed.failure.at ?? []).map(({ path }) => path);
    expect(paths.sort()).toEqual(["dueOn", "name", "size"]);
  });
});
