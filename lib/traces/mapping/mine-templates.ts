/**
 * Templates found in the log itself: lines of one shape, whose words change in
 * one place, are headers with a name there. What stays the same is kept as it
 * stands, so frames that nobody thought of are found too. After the idea of
 * log-template miners such as Drain (He et al. 2017), for headers only.
 */
import { behindTimeRun, isWrittenTime } from "@/lib/traces/mapping/written-time";

const mostLines = 600;
const longestHead = 100;
const mostSlots = 6;
const fewestLines = 2;
const mostTemplates = 60;

/** What may part a header from the text behind it on the line. */
const partings = /: |:$|>+ |[|│\])}] |="/g;
const mostPartings = 3;

interface Slot {
  readonly is: "time" | "number" | "words";
  readonly value: string;
}

/** A header as literals and what may change between them: literal, slot, literal, …, literal. */
interface Shape {
  readonly literals: readonly string[];
  readonly slots: readonly Slot[];
}

const wordRun = /\p{L}[\p{L}\p{N}_.'-]*(?: \p{L}[\p{L}\p{N}_.'-]*)*/uy;
const digitRun = /\d+/y;

function timeAt(head: string, at: number): string | null {
  if (head[at] === " ") return null;
  const run = head.slice(at, behindTimeRun(head, at, head.length)).replace(/[ .,:/+-]+$/, "");
  return run !== "" && isWrittenTime(run) ? run : null;
}

function slotAt(head: string, at: number): Slot | null {
  const time = timeAt(head, at);
  if (time !== null) return { is: "time", value: time };
  digitRun.lastIndex = at;
  const digits = digitRun.exec(head)?.[0];
  if (digits !== undefined) return { is: "number", value: digits };
  wordRun.lastIndex = at;
  const words = wordRun.exec(head)?.[0].replace(/[.'-]+$/, "");
  return words === undefined ? null : { is: "words", value: words };
}

/** Null for a line with too much in it to be a header. */
function shapeOf(head: string): Shape | null {
  const literals = [""];
  const slots: Slot[] = [];
  for (let at = 0; at < head.length; ) {
    const slot = slotAt(head, at);
    const last = literals.length - 1;
    // Two slots with nothing between them cannot be told apart.
    if (slot === null || (slots.length > 0 && literals[last] === "")) {
      literals[last] += head[at] ?? "";
      at += 1;
      continue;
    }
    slots.push(slot);
    literals.push("");
    at += slot.value.length;
    if (slots.length > mostSlots) return null;
  }
  return slots.some(({ is }) => is === "words") ? { literals, slots } : null;
}

/** The line itself, and its beginnings up to where the text may begin. */
function headsOf(line: string): readonly { readonly head: string; readonly hasText: boolean }[] {
  const whole = line.length <= longestHead ? [{ head: line, hasText: false }] : [];
  const parted = [...line.slice(0, longestHead).matchAll(partings)]
    .slice(0, mostPartings)
    .map((found) => found.index + found[0].length)
    .filter((end) => end < line.length);
  return [...whole, ...parted.map((end) => ({ head: line.slice(0, end), hasText: true }))];
}

/** Words that all values begin with, or end with, belong to the frame. */
function sharedWords(values: readonly (readonly string[])[], fromEnd: boolean): number {
  const at = (words: readonly string[], index: number) => words.at(fromEnd ? -1 - index : index);
  const shortest = Math.min(...values.map((words) => words.length));
  let shared = 0;
  while (shared < shortest - 1 && new Set(values.map((words) => at(words, shared))).size === 1) shared += 1;
  return shared;
}

const escaped = (text: string) => text.replaceAll("{", "{{").replaceAll("}", "}}").replaceAll("\t", "\\t");
const arrow = /(?:->|→|⇒|=>|»|\bto) ?$/;

interface Naming {
  hasAgent: boolean;
  hasTo: boolean;
  hasTime: boolean;
}

/** The part of a template that stands for one slot; `before` is the literal before it. */
function holeFor(values: readonly Slot[], before: string, seen: Naming): string {
  const [first] = values;
  const isOne = values.every(({ value }) => value === first?.value);
  if (first === undefined) return "";
  if (first.is === "time") {
    if (seen.hasTime) return "{skip}";
    seen.hasTime = true;
    return "{time}";
  }
  if (seen.hasAgent && !seen.hasTo && first.is === "words" && arrow.test(before)) {
    seen.hasTo = true;
    return "{to}";
  }
  if (isOne) return escaped(first.value);
  if (first.is === "number" || seen.hasAgent) return "{skip}";
  seen.hasAgent = true;
  const words = values.map(({ value }) => value.split(" "));
  const [start, end] = [sharedWords(words, false), sharedWords(words, true)];
  const some = words[0] ?? [];
  const lead = some.slice(0, start).map((word) => `${word} `);
  const tail = end === 0 ? [] : some.slice(-end).map((word) => ` ${word}`);
  return `${escaped(lead.join(""))}{agent}${escaped(tail.join(""))}`;
}

function templateOf(shapes: readonly Shape[], hasText: boolean): string | null {
  const [first] = shapes;
  if (first === undefined) return null;
  const seen: Naming = { hasAgent: false, hasTo: false, hasTime: false };
  let template = escaped(first.literals[0] ?? "");
  for (const [index, { is }] of first.slots.entries()) {
    const values = shapes.flatMap(({ slots }) => slots[index] ?? { is, value: "" });
    template += holeFor(values, template, seen) + escaped(first.literals[index + 1] ?? "");
  }
  // Words that change at the end of a line are what was said.
  const isSpeech = !hasText && first.slots.at(-1)?.is === "words" && template.endsWith("{skip}");
  return seen.hasAgent && !isSpeech ? template + (hasText ? "{text}" : "") : null;
}

/** A name alone on its line is what any short line may be, and what changes behind a name may be its text. */
const isLoose = (template: string) => template === "{agent}" || /\{agent\}.*\{skip\}.*\{text\}/.test(template);

/** Every shape that several lines have, also with its first words as they stand ("Sender: …"), as a template. */
export function mineTemplates(text: string): readonly string[] {
  const groups = new Map<string, { readonly shapes: Shape[]; readonly hasText: boolean }>();
  const put = (key: string, shape: Shape, hasText: boolean) => {
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { shapes: [shape], hasText });
    else group.shapes.push(shape);
  };
  for (const line of text.split(/\r?\n/, mostLines)) {
    for (const { head, hasText } of headsOf(line.trimEnd())) {
      const shape = shapeOf(head);
      if (shape === null) continue;
      const key = JSON.stringify([hasText, shape.literals, shape.slots.map(({ is }) => is)]);
      put(key, shape, hasText);
      put(`${shape.slots.find(({ is }) => is === "words")?.value} ${key}`, shape, hasText);
    }
  }
  const templates = [...groups.values()]
    .filter(({ shapes }) => shapes.length >= fewestLines)
    .sort((a, b) => b.shapes.length - a.shapes.length)
    .slice(0, mostTemplates)
    .flatMap(({ shapes, hasText }) => templateOf(shapes, hasText) ?? []);
  return [...new Set(templates)].filter((template) => !isLoose(template));
}
