/** A figure's numbers as a table for a paper, with the lines of booktabs. */
import type { Figure, FigureRow } from "@/lib/export/figure";
import { beyondLatin, latexText, oneLine } from "@/lib/export/latex-text";
import { bibtex } from "@/lib/mast/citation";

export function figureLatex(figure: Figure): string {
  const { name, title, note, heads, rows } = figure;
  const everything = [title, note, ...heads, ...rows.flatMap(({ cells }) => cells)].join("");
  return [
    `% ${oneLine(title)}. Put \\usepackage{booktabs}, \\usepackage{graphicx} and \\usepackage[T1]{fontenc} into the preamble.`,
    ...(beyondLatin(everything)
      ? ["% Some of the text is not in Latin script: set it with LuaLaTeX or XeLaTeX and a font that has it."]
      : []),
    "\\begin{table}",
    "  \\centering",
    ...(heads.length > 7 ? ["  \\setlength{\\tabcolsep}{3pt}"] : []),
    `  \\caption{${latexText(title)}. ${latexText(note)}}`,
    `  \\label{tab:${name}}`,
    // Made to fit where it is wider than the text, and left as it is where it is not.
    "  \\resizebox{\\ifdim\\width>\\linewidth\\linewidth\\else\\width\\fi}{!}{%",
    `  \\begin{tabular}{l${"r".repeat(heads.length - 1)}}`,
    "    \\toprule",
    `    ${line(heads.map(latexText))}`,
    "    \\midrule",
    ...rows.flatMap((row, place) => [
      ...(row.strong && place > 0 ? ["    \\addlinespace"] : []),
      `    ${rowLine(row)}`,
    ]),
    "    \\bottomrule",
    "  \\end{tabular}}",
    "\\end{table}",
    "% The taxonomy, for \\cite:",
    ...bibtex.map((entry) => `% ${entry}`),
    "",
  ].join("\n");
}

function rowLine({ cells, strong }: FigureRow): string {
  return line(cells.map((cell) => (strong && cell !== "" ? `\\textbf{${latexText(cell)}}` : latexText(cell))));
}

function line(cells: readonly string[]): string {
  return `${cells.join(" & ")} \\\\`;
}
