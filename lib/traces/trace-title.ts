/** A short title for a trace, from the first candidate that says something. */

const longest = 100;

/** The first line with words in it, cut at a word. */
function firstLine(text: string): string {
  const line = /\S[^\r\n]*/.exec(text)?.[0].trim().replace(/\s+/g, " ") ?? "";
  if (line.length <= longest) return line;
  const cut = line.slice(0, longest);
  const word = cut.lastIndexOf(" ");
  // A cut between the halves of a surrogate pair would leave rubbish.
  return `${(word > longest / 2 ? cut.slice(0, word) : cut).replace(/[\ud800-\udbff]$/, "")}…`;
}

export function traceTitle(...candidates: readonly (string | null)[]): string {
  for (const candidate of candidates) {
    const line = firstLine(candidate ?? "");
    if (line !== "") return line;
  }
  return "Untitled trace";
}

/** The file's name without folders and ending. */
export function nameOfFile(filename: string): string {
  const base = filename.split(/[/\\]/).at(-1) ?? filename;
  return base.replace(/(?:\.(?:json|jsonl|ndjson|log|txt|traj|md|gz|zst|eval))+$/i, "");
}
