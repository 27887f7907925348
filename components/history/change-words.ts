/** A change in words: what it did, and what of the thing is different now. */
import { z } from "zod";
import type { Change } from "@/lib/access/history-schema";
import { segmentSchema } from "@/lib/reviews/segment";
import { placeName } from "@/lib/reviews/segment-geometry";

const things: Readonly<Record<string, string>> = {
  label: "label",
  review: "review",
  decision: "decision",
  round: "round",
  assignment: "assignment",
  member: "member",
  invitation: "invitation",
  key: "API key",
  link: "shared link",
  view: "shared view",
  settings: "settings",
  guidelines: "guidelines",
  example: "example",
  import: "import",
  mapping: "mapping",
  trace: "trace",
};

/** “Label changed”, “Member role changed”. */
export function changeTitle({ kind, action }: Pick<Change, "kind" | "action">): string {
  const thing = things[kind] ?? kind;
  return `${thing.charAt(0).toUpperCase()}${thing.slice(1)} ${action}`;
}

export interface FieldChange {
  readonly field: string;
  /** Null where it did not stand, or was empty. */
  readonly before: string | null;
  readonly after: string | null;
}

/** Fields that say nothing to a reader of the history. */
const silent: ReadonlySet<string> = new Set(["id", "version", "label"]);

/** What ids of accounts stand for. */
export type Names = ReadonlyMap<string, string>;

/** The fields that differ between before and after, in the order in which they are kept. */
export function changedFields({ before, after }: Pick<Change, "before" | "after">, names: Names): FieldChange[] {
  const [old, now] = [fieldsOf(before, names), fieldsOf(after, names)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((field) => !silent.has(field))
    .map((field) => ({ field, before: old.get(field) ?? null, after: now.get(field) ?? null }))
    .filter((change) => change.before !== change.after);
}

function fieldsOf(value: unknown, names: Names): Map<string, string> {
  if (typeof value !== "object" || value === null) return new Map();
  return new Map(
    Object.entries(value).flatMap(([field, said]) => {
      const text = segmentsText(said) ?? textOf(said, names);
      return text === "" ? [] : [[spaced(field), text] as const];
    }),
  );
}

/** Where a label points, with its quotes; null for what is no list of segments. */
function segmentsText(value: unknown): string | null {
  const segments = z.array(segmentSchema).min(1).safeParse(value);
  if (!segments.success) return null;
  return segments.data
    .map((segment) => (segment.kind === "text" ? `${placeName(segment)} “${segment.quote}”` : placeName(segment)))
    .join("; ");
}

const moment = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" });

function textOf(value: unknown, names: Names): string {
  if (value === null || value === undefined || value === false) return "";
  if (value === true) return "yes";
  if (typeof value === "object") {
    return Array.isArray(value) ? value.map((one) => textOf(one, names)).join("; ") : objectText(value, names);
  }
  const text = String(value);
  if (z.iso.datetime().safeParse(text).success) return `${moment.format(new Date(text))} UTC`;
  return names.get(text) ?? text;
}

function objectText(value: object, names: Names): string {
  return Object.entries(value)
    .map(([field, said]) => [spaced(field), textOf(said, names)] as const)
    .filter(([, said]) => said !== "")
    .map(([field, said]) => `${field} ${said}`)
    .join(", ");
}

/** `taxonomyVersion` → `taxonomy version`. */
function spaced(field: string): string {
  return field.replace(/([a-z])([A-Z])/g, (_, low: string, high: string) => `${low} ${high.toLowerCase()}`);
}
