import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { figureLatex } from "@/lib/export/figure-latex";
import { beyondLatin, latexText } from "@/lib/export/latex-text";
import { drawings, drawnFigure } from "../../support/drawn-figures";

const [drawing] = drawings;
if (!drawing) throw new Error("No drawing");

/** Lines without comments, as LaTeX reads them. */
function read(latex: string): string[] {
  return latex.split("\n").filter((line) => !line.startsWith("%"));
}

describe("text in LaTeX", () => {
  test.each([
    ["50 % of A&B", "50 \\% of A\\&B"],
    ["$x_1^2 {y} ~ #3", "\\$x\\_1\\textasciicircum{}2 \\{y\\} \\textasciitilde{} \\#3"],
    ["C:\\new", "C:\\textbackslash{}new"],
    ["[x] *", "{[}x{]} {*}"],
    ["−4.2, a–b, “so”", "$-$4.2, a--b, ``so''"],
    ["gpt--4", "gpt-{}-4"],
    ["one\ntwo\u0007", "one two"],
  ])("%j becomes %j", (text, latex) => {
    expect(latexText(text)).toBe(latex);
  });

  test("whatever comes in, braces balance and no command but ours is left", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const latex = latexText(text);
        const bare = latex.replaceAll(/\\[{}$&#_%,]/g, "");
        let [depth, least] = [0, 0];
        for (const sign of bare) {
          depth += sign === "{" ? 1 : sign === "}" ? -1 : 0;
          least = Math.min(least, depth);
        }
        expect([depth, least]).toEqual([0, 0]);
        const commands = bare.match(/\\[A-Za-z]+/g) ?? [];
        for (const command of commands)
          expect(command).toMatch(
            /^\\(text(backslash|ascii(tilde|circum|grave)|less|greater|bar|quotedbl)|times|div|ldots)$/,
          );
        expect(bare.replaceAll(/\\[A-Za-z]+/g, "")).not.toMatch(/[\\#&%_^]/);
      }),
    );
  });

  test("tells what pdfLaTeX cannot set", () => {
    expect(beyondLatin("Übung – “so” −1 × 2")).toBe(false);
    expect(beyondLatin("名前")).toBe(true);
  });
});

describe("a table in LaTeX", () => {
  const latex = figureLatex(drawnFigure(drawing));

  test("opens and closes its environments in order, and every row has its columns", () => {
    const open: string[] = [];
    for (const [, what, name] of latex.matchAll(/^\s*\\(begin|end)\{(\w+)\}/gm)) {
      if (what === "begin") open.push(name ?? "");
      else expect(open.pop()).toBe(name);
    }
    expect(open).toEqual([]);
    const rows = read(latex).filter((line) => line.endsWith(" \\\\"));
    expect(rows).toHaveLength(3);
    for (const row of rows) expect(row.match(/(?<!\\)&/g)).toHaveLength(1);
    expect(latex).toContain("\\begin{tabular}{lr}");
    for (const rule of ["toprule", "midrule", "bottomrule"]) expect(latex.split(`\\${rule}`)).toHaveLength(2);
  });

  test("braces balance, also around what makes it fit", () => {
    let depth = 0;
    for (const line of read(latex)) {
      const bare = line.replace(/(?<!\\)%$/, "").replaceAll(/\\[{}]/g, "");
      depth += bare.split("{").length - bare.split("}").length;
      expect(depth, line).toBeGreaterThanOrEqual(0);
    }
    expect(depth).toBe(0);
    expect(latex).toContain("\\ifdim\\width>\\linewidth");
  });

  test("its caption says what is counted, and the paper can be cited", () => {
    expect(latex).toContain("60 findings in 21 reviewed traces of 30, from people; a majority decides.");
    expect(latex).toContain("% @misc{cemri2025mast,");
    expect(latex).toContain("\\textbf{1 Specification \\& design} & \\textbf{41.8 \\%} \\\\");
  });

  test("a name cannot end a comment and begin a command", () => {
    const evil = figureLatex(drawnFigure(drawing, "x\n\\input{/etc/passwd}"));
    expect(read(evil).join("\n")).not.toContain("\\input");
  });

  test("says when it needs another LaTeX", () => {
    expect(figureLatex(drawnFigure(drawing, "名前"))).toContain("LuaLaTeX");
    expect(latex).not.toContain("LuaLaTeX");
  });
});
