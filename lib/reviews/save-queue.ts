/**
 * Changes on their way to the server, as a value: what waits, in which order,
 * what came back. A change is safe to send twice, so after a lost answer it is
 * simply sent again; one that meets somebody else's is set aside and shown.
 */
import type { Draft, DraftLabel } from "@/lib/reviews/draft";
import { digestOf, type Label, type LabelInput } from "@/lib/reviews/label-schema";
import type { ReviewInput, Verdict } from "@/lib/reviews/review-schema";

export interface LabelSave {
  readonly on: "label";
  readonly trace: string;
  readonly id: string;
  /** Null withdraws the label. */
  readonly put: LabelInput | null;
  /** The version that the change was made on; null for a new label. */
  readonly base: number | null;
  /** Digests of what it may replace: what it was made on, and what was sent of it without an answer. */
  readonly over: readonly string[];
}

export interface ReviewSave {
  readonly on: "review";
  readonly trace: string;
  readonly put: ReviewInput;
  readonly base: number | null;
  /** What it may replace, as of a label. */
  readonly over: readonly ReviewInput[];
}

export type Save = LabelSave | ReviewSave;

export interface Waiting {
  /** Name under which the browser keeps it; names sort in the order of their making. */
  readonly key: string;
  readonly save: Save;
}

/** What the server holds where a change met another one. */
export type Theirs =
  | { readonly on: "label"; readonly version: number; readonly label: Label | null }
  | { readonly on: "review"; readonly version: number; readonly verdict: Verdict };

/** A change that the server did not take, with the reason and, where it met another one, what stands there now. */
export interface SetAside {
  readonly key: string;
  readonly save: Save;
  readonly reason: string;
  readonly theirs?: Theirs;
}

export interface SaveQueue {
  readonly waiting: readonly Waiting[];
  /** Whether the first of those waiting is under way. */
  readonly sending: boolean;
  /** How often in a row the server could not be reached. */
  readonly failures: number;
  readonly aside: readonly SetAside[];
  /** Last known version of each label, and of each trace's review. */
  readonly versions: ReadonlyMap<string, number>;
}

type Versioned = Pick<Label, "id" | "version">;

export function startQueue(known: readonly Versioned[]): SaveQueue {
  const versions = new Map(known.map(({ id, version }) => [id, version]));
  return { waiting: [], sending: false, failures: 0, aside: [], versions };
}

/** Takes in versions that were read anew; a change that waits was made on what was there before, so it keeps that. */
export function learnt(queue: SaveQueue, known: readonly Versioned[]): SaveQueue {
  const busy = new Set([...queue.waiting, ...queue.aside].map(({ save }) => subjectOf(save)));
  // An answer that was under way while a change arrived knows less than is known here.
  const isNews = ({ id, version }: Versioned) => !busy.has(id) && version >= (queue.versions.get(id) ?? 0);
  const fresh = known.filter(isNews).map(({ id, version }) => [id, version] as const);
  return { ...queue, versions: new Map([...queue.versions, ...fresh]) };
}

/** What a change is a change of: a label, or a trace's review. */
const subjectOf = (save: Save) => (save.on === "label" ? save.id : save.trace);

/** Whether a label can be kept by the server: a failure outside the fourteen needs its note first. */
export function isComplete(label: Pick<DraftLabel, "mode" | "note">): boolean {
  return label.mode !== null || label.note.trim() !== "";
}

/** What has to be saved to bring the server from one draft to the next. */
export function savesBetween(trace: string, before: Draft, after: Draft): Save[] {
  const saves: Save[] = [];
  for (const id of new Set([...before.labels.keys(), ...after.labels.keys()])) {
    const [was, label] = [before.labels.get(id) ?? null, after.labels.get(id)];
    if ((label ?? null) === was) continue;
    const made = { on: "label", trace, id, base: null, over: [digestOf(was)] } as const;
    if (label === undefined) saves.push({ ...made, put: null });
    else if (isComplete(label)) saves.push({ ...made, put: inputOf(label) });
  }
  const changed = verdictFields.filter((field) => before.verdict[field] !== after.verdict[field]);
  if (changed.length > 0) {
    const only = (verdict: Verdict): ReviewInput => Object.fromEntries(changed.map((field) => [field, verdict[field]]));
    saves.push({ on: "review", trace, put: only(after.verdict), base: null, over: [only(before.verdict)] });
  }
  return saves;
}

const verdictFields = ["status", "achieved", "note"] as const;

function inputOf({ id: _, ...said }: DraftLabel): LabelInput {
  return said;
}

const sameThing = (one: Save, other: Save) => one.on === other.on && subjectOf(one) === subjectOf(other);

/** Adds a change. It takes the place of an earlier one of the same label that was not sent yet. */
export function enqueue(queue: SaveQueue, { key, save }: Waiting): SaveQueue {
  const conflict = queue.aside.findIndex((aside) => sameThing(aside.save, save));
  if (conflict >= 0) {
    const aside = queue.aside.map((one, place) =>
      place === conflict ? { ...one, save: merged(one.save, save) } : one,
    );
    return { ...queue, aside };
  }
  const place = replaceable(queue, save);
  if (place === null) {
    const based = { ...save, base: queue.versions.get(subjectOf(save)) ?? null };
    return { ...queue, waiting: [...queue.waiting, { key, save: based }] };
  }
  return {
    ...queue,
    waiting: queue.waiting.map((one, at) => (at === place ? { ...one, save: merged(one.save, save) } : one)),
  };
}

/** Place of the waiting change that a new one may replace without passing a change of the review, or null. */
function replaceable({ waiting, sending }: SaveQueue, save: Save): number | null {
  for (let place = waiting.length - 1; place >= (sending ? 1 : 0); place -= 1) {
    const one = waiting[place];
    if (!one) return null;
    if (sameThing(one.save, save)) return place;
    if (one.save.trace === save.trace && (one.save.on === "review" || save.on === "review")) return null;
  }
  return null;
}

function merged(earlier: Save, later: Save): Save {
  const { base } = earlier;
  if (earlier.on === "review" && later.on === "review") {
    return { ...later, base, put: { ...earlier.put, ...later.put }, over: [...earlier.over, ...later.over] };
  }
  return earlier.on === "label" && later.on === "label" ? { ...later, base, over: earlier.over } : later;
}

/** The change to send next, with the version that it is made on; null while one is under way or none waits. */
export function toSend(queue: SaveQueue): { readonly save: Save; readonly version: number | null } | null {
  const [first] = queue.waiting;
  if (!first || queue.sending) return null;
  const { save } = first;
  const known = queue.versions.get(subjectOf(save)) ?? save.base;
  // The server makes a review with version 1 when it hears of it for the first time.
  return { save, version: known ?? (save.on === "review" ? 1 : null) };
}

/** Attempts that are remembered: more in a row without an answer are all the same to the server. */
const attempts = 8;

/** The first change goes on its way: from now on it may have arrived, answer or not. */
export function sent(queue: SaveQueue): SaveQueue {
  const waiting = queue.waiting.map((one, place) => (place === 0 ? { ...one, save: tried(one.save) } : one));
  return { ...queue, waiting, sending: true };
}

function tried(save: Save): Save {
  if (save.on === "review") return { ...save, over: [...save.over, save.put].slice(-attempts) };
  const over = [...new Set([...save.over, digestOf(save.put)])];
  return { ...save, over: over.slice(-attempts) };
}

/** The server took the first change, and gave what it is about a new version. */
export function acknowledged(queue: SaveQueue, version: number): SaveQueue {
  const [first, ...waiting] = queue.waiting;
  if (!first) return queue;
  const versions = new Map(queue.versions).set(subjectOf(first.save), version);
  return { ...queue, waiting, sending: false, failures: 0, versions };
}

/** Whether a change may replace what the server holds: it is one's own, sent before, or what the change was made on. */
export function mayReplace(save: Save, theirs: Theirs): boolean {
  if (save.on === "label") return theirs.on === "label" && save.over.includes(digestOf(theirs.label));
  if (theirs.on !== "review") return false;
  const { verdict } = theirs;
  return verdictFields.every(
    (field) =>
      save.put[field] === undefined ||
      save.put[field] === verdict[field] ||
      save.over.some((known) => known[field] === verdict[field]),
  );
}

/**
 * The first change was made on another version than stands there, and may be
 * sent again on that. What waits behind it was not made on that either: where
 * it would run over what somebody else said, it steps aside.
 */
export function rebased(queue: SaveQueue, theirs: Theirs): SaveQueue {
  const [first, ...rest] = queue.waiting;
  if (!first) return queue;
  const versions = new Map(queue.versions).set(subjectOf(first.save), theirs.version);
  if (theirs.on === "label" || first.save.on === "label") return { ...queue, sending: false, versions };
  const standing: Theirs = { ...theirs, verdict: { ...theirs.verdict, ...definedOf(first.save.put) } };
  const refused = rest.filter((one) => sameThing(one.save, first.save) && !mayReplace(one.save, standing));
  const aside = refused.map((one) => ({ ...one, reason: "This was changed elsewhere.", theirs }));
  return {
    ...queue,
    sending: false,
    versions,
    waiting: queue.waiting.filter((one) => !refused.includes(one)),
    aside: [...queue.aside, ...aside],
  };
}

const definedOf = (put: ReviewInput): Partial<Verdict> =>
  Object.fromEntries(Object.entries(put).filter(([, value]) => value !== undefined));

/** The server could not be reached: the change stays first in line. */
export function unreachable(queue: SaveQueue): SaveQueue {
  return { ...queue, sending: false, failures: queue.failures + 1 };
}

/** The server did not take the first change: it and later ones of the same label step aside, the rest go on. */
export function setAside(queue: SaveQueue, reason: string, theirs?: Theirs): SaveQueue {
  const [first, ...rest] = queue.waiting;
  if (!first) return queue;
  const later = rest.filter((one) => sameThing(one.save, first.save));
  const save = later.reduce((earlier, one) => merged(earlier, one.save), first.save);
  // A review is not submitted past a change that was meant to be in it.
  const submits = rest.filter((one) => !later.includes(one) && isSubmission(one.save, first.save.trace));
  const aside: SetAside[] = [
    { key: first.key, save, reason, ...(theirs === undefined ? {} : { theirs }) },
    ...submits.map((one) => ({
      ...one,
      reason: "Not submitted: a change before it was not taken. Decide on that first.",
    })),
  ];
  return {
    ...queue,
    sending: false,
    failures: 0,
    waiting: rest.filter((one) => !later.includes(one) && !submits.includes(one)),
    aside: [...queue.aside, ...aside],
  };
}

const isSubmission = (save: Save, trace: string) =>
  save.on === "review" && save.trace === trace && save.put.status === "submitted";

/** Sends a change that was set aside after all, over what stands there now. */
export function keepMine(queue: SaveQueue, key: string): SaveQueue {
  const mine = queue.aside.find((one) => one.key === key);
  if (!mine) return queue;
  const base = mine.theirs?.version ?? mine.save.base;
  const settled = dropMine(queue, key);
  return { ...settled, waiting: [...settled.waiting, { key, save: { ...mine.save, base } }] };
}

/** Gives up a change that was set aside. */
export function dropMine(queue: SaveQueue, key: string): SaveQueue {
  const dropped = queue.aside.find((one) => one.key === key);
  const versions = new Map(queue.versions);
  if (dropped?.theirs) versions.set(subjectOf(dropped.save), dropped.theirs.version);
  return { ...queue, versions, aside: queue.aside.filter((one) => one.key !== key) };
}

export type SaveState = "saved" | "saving" | "offline" | "aside";

/** What the header says: changes that were not taken come first, then whether the server is there. */
export function saveState(queue: SaveQueue): SaveState {
  if (queue.aside.length > 0) return "aside";
  if (queue.waiting.length === 0) return "saved";
  return queue.failures > 0 ? "offline" : "saving";
}

/** How long to wait before the next attempt: doubling from a quarter of a second to half a minute. */
export function retryDelay(failures: number): number {
  return failures === 0 ? 0 : Math.min(30_000, 250 * 2 ** (failures - 1));
}
