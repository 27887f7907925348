/** Text as LaTeX sets it, whatever it holds. */

const commands: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "{": "\\{",
  "}": "\\}",
  $: "\\$",
  "&": "\\&",
  "#": "\\#",
  _: "\\_",
  "%": "\\%",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  "<": "\\textless{}",
  ">": "\\textgreater{}",
  "|": "\\textbar{}",
  '"': "\\textquotedbl{}",
  "`": "\\textasciigrave{}",
  // Two hyphens of a name are no dash.
  "-": "-{}",
  // After a row's end `[` would begin its options and `*` would be its star.
  "[": "{[}",
  "]": "{]}",
  "*": "{*}",
  "\u00a0": "~",
  "\u202f": "\\,",
  "–": "--",
  "—": "---",
  "−": "$-$",
  "×": "$\\times$",
  "÷": "$\\div$",
  "…": "\\ldots{}",
  "‘": "`",
  "’": "'",
  "“": "``",
  "”": "''",
};
const special = /-(?=-)|[\\{}$&#_%~^<>|"`[\]*\u00a0\u202f–—−×÷…‘’“”]/g;

export function latexText(text: string): string {
  return (
    oneLine(text)
      .replace(special, (sign) => commands[sign] ?? sign)
      // These would join to a sign of Spanish.
      .replace(/(?<=[?!])(?=[`'])/g, "{}")
  );
}

/** Spaces and line ends as one space; control characters are left out. */
export function oneLine(text: string): string {
  return text
    .replace(/[\t\n\r\u2028\u2029]+/g, " ")
    .replace(/\p{Cc}|\p{Cs}|\p{Cf}/gu, "")
    .trim();
}

/** Whether pdfLaTeX, which knows the letters of Latin script, cannot set it. */
export function beyondLatin(text: string): boolean {
  return /[^\p{ASCII}\u00a0-\u024f\u2010-\u202f−×÷]/u.test(text);
}
