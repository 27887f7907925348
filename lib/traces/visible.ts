/**
 * Text as it is drawn: characters that would hide, reorder or overwrite what a
 * reader sees (controls, terminal sequences, bidirectional overrides, invisible
 * characters; "Trojan Source", Boucher & Anderson 2021) become visible marks.
 * Offsets stay those of the text itself: every run says where it starts, so
 * nobody counts in what was drawn.
 */
import { countCodePoints } from "@/lib/traces/code-points";

export interface Run {
  /** Code point of the text at which the run starts. */
  readonly start: number;
  /** Code points of the text that the run stands for. */
  readonly length: number;
  /** `text` is drawn as it is; a `break` stands for CR LF; a `mark` is drawn in place of what cannot be seen. */
  readonly kind: "text" | "break" | "mark";
  readonly drawn: string;
}

/*
 * A terminal's control sequence, CR LF, or one character that is not seen as
 * itself. Tab, line feed, and the joiners U+200C and U+200D, which scripts and
 * emoji need, are ordinary text.
 */
const special =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for.
  /\x1b\[[0-?]*[ -/]*[@-~]|\r\n|\u034f|[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e007f}]|[\u{e0100}-\u{e01ef}]/gu;

const names: Readonly<Record<string, string>> = {
  "\u200b": "ZWSP",
  "\u200e": "LRM",
  "\u200f": "RLM",
  "\u061c": "ALM",
  "\u2028": "LS",
  "\u2029": "PS",
  "\u202a": "LRE",
  "\u202b": "RLE",
  "\u202c": "PDF",
  "\u202d": "LRO",
  "\u202e": "RLO",
  "\u2060": "WJ",
  "\u2066": "LRI",
  "\u2067": "RLI",
  "\u2068": "FSI",
  "\u2069": "PDI",
  "\ufeff": "BOM",
  "\xad": "SHY",
};

function markOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  // The control pictures of Unicode stand 0x2400 above the controls.
  if (code < 0x20) return String.fromCharCode(0x2400 + code) + character.slice(1);
  if (code === 0x7f) return "\u2421";
  return names[character] ?? `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
}

/** The runs of a text whose first character stands at code point `start`. */
export function visibleRuns(text: string, start = 0): Run[] {
  const runs: Run[] = [];
  let at = start;
  const add = (kind: Run["kind"], source: string, drawn: string): void => {
    const length = countCodePoints(source);
    runs.push({ start: at, length, kind, drawn });
    at += length;
  };
  let done = 0;
  for (const found of text.matchAll(special)) {
    if (found.index > done) add("text", text.slice(done, found.index), text.slice(done, found.index));
    const source = found[0];
    if (source === "\r\n") add("break", source, "\n");
    else add("mark", source, markOf(source));
    done = found.index + source.length;
  }
  if (done < text.length) add("text", text.slice(done), text.slice(done));
  return runs;
}
