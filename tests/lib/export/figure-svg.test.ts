import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { figureSvg } from "@/lib/export/svg/figure-svg";
import { drawings, drawnFigure } from "../../support/drawn-figures";
import { readXml } from "../../support/read-xml";

describe.each(drawings.map((drawing) => ({ drawing, kind: drawing.kind })))("a drawing of $kind", ({ drawing }) => {
  const svg = figureSvg(drawnFigure(drawing));

  test("is well-formed, named and described by its figures", () => {
    const { elements, text } = readXml(svg);
    expect(elements[0]).toMatchObject({ name: "svg", attributes: { role: "img" } });
    expect(elements.map(({ name }) => name)).toContain("title");
    expect(text).toContain("Failures & “more” <of them>");
    expect(text).toContain("1 Specification & design: Share 41.8 %.");
    expect(text).toContain("60 findings in 21 reviewed traces of 30");
  });

  test("needs nothing from outside: no style sheet, script, link or variable", () => {
    const { elements } = readXml(svg);
    const names = new Set(elements.map(({ name }) => name));
    for (const foreign of ["style", "script", "image", "use", "foreignObject", "a"])
      expect(names).not.toContain(foreign);
    expect(svg).not.toMatch(/var\(|@import|href|class=|style=|\bon\w+=/);
    const paints = new Set(elements.flatMap(({ attributes }) => attributes.fill?.match(/url\(#(.+)\)/)?.[1] ?? []));
    const patterns = new Set(elements.flatMap(({ name, attributes }) => (name === "pattern" ? [attributes.id] : [])));
    for (const paint of paints) expect(patterns).toContain(paint);
  });

  test("draws nothing beyond its edges, and no number that is none", () => {
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    const [root, ...inside] = readXml(svg).elements;
    const right = Number(root?.attributes.width);
    for (const { name, attributes } of inside) {
      if (name !== "rect") continue;
      expect(Number(attributes.width)).toBeGreaterThanOrEqual(0);
      expect(Number(attributes.x ?? 0) + Number(attributes.width)).toBeLessThanOrEqual(right);
    }
  });
});

test("any text gives well-formed XML that says it, but for what XML cannot", () => {
  const [first] = drawings;
  if (!first) throw new Error("No drawing");
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (title) => {
      const { elements } = readXml(figureSvg(drawnFigure(first, title)));
      const said = elements.find(({ name }) => name === "title")?.text;
      const fit = title.replace(/(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu, "\ufffd");
      expect(said ?? "").toBe(fit);
    }),
    { numRuns: 50 },
  );
});
