/**
 * Changes on their way to the server, as a value: what waits, in which order,
 * what came back. A change is safe to send twice, so after a lost answer it is
 * simply sent again; one that meets somebody else's is set aside and shown.
 */
import type { Draft, DraftLabel } from "@/lib/reviews/draft";
import type { Label, LabelInput } from "@/lib/reviews/label-schema";
import type { ReviewInput } from "@/lib/reviews/review-schema";

export interface LabelSave {
  readonly on: "label";
  readonly trace: string;
  readonly id: string;
  /** Null withdraws the label. */
  readonly put: LabelInput | null;
  /** The version that the change was made on; null for a new label. */
  readonly base: number | null;
}

export interface ReviewSave {
  readonly on: "review";
  readonly trace: string;
  readonly put: ReviewInput;
}

export type Save = LabelSave | ReviewSave;

export interface Waiting {
  /** Name under which the browser keeps it; names sort in the order of their making. */
  readonly key: string;
  readonly save: Save;
}

/** A change that the server did not take, with the reason and, where somebody else changed the label, what stands there now. */
export interface SetAside {
  readonly key: string;
  readonly save: Save;
  readonly reason: string;
  /** Absent where the change was refused; null where the label no longer stands. */
  readonly theirs?: Label | null;
}

export interface SaveQueue {
  readonly waiting: readonly Waiting[];
  /** Whether the first of those waiting is under way. */
  readonly sending: boolean;
  /** How often in a row the server could not be reached. */
  readonly failures: number;
  readonly aside: readonly SetAside[];
  /** Last known version of each label. */
  readonly versions: ReadonlyMap<string, number>;
}

export function startQueue(labels: readonly Pick<Label, "id" | "version">[]): SaveQueue {
  const versions = new Map(labels.map(({ id, version }) => [id, version]));
  return { waiting: [], sending: false, failures: 0, aside: [], versions };
}

/** Whether a label can be kept by the server: a failure outside the fourteen needs its note first. */
export function isComplete(label: Pick<DraftLabel, "mode" | "note">): boolean {
  return label.mode !== null || label.note.trim() !== "";
}

/** What has to be saved to bring the server from one draft to the next. */
export function savesBetween(trace: string, before: Draft, after: Draft): Save[] {
  const saves: Save[] = [];
  for (const id of new Set([...before.labels.keys(), ...after.labels.keys()])) {
    const label = after.labels.get(id);
    if (label === before.labels.get(id)) continue;
    if (label === undefined) saves.push({ on: "label", trace, id, put: null, base: null });
    else if (isComplete(label)) saves.push({ on: "label", trace, id, put: inputOf(label), base: null });
  }
  const [was, is] = [before.verdict, after.verdict];
  const put: ReviewInput = {
    ...(was.status === is.status ? {} : { status: is.status }),
    ...(was.achieved === is.achieved ? {} : { achieved: is.achieved }),
    ...(was.note === is.note ? {} : { note: is.note }),
  };
  if (Object.keys(put).length > 0) saves.push({ on: "review", trace, put });
  return saves;
}

function inputOf({ id: _, ...said }: DraftLabel): LabelInput {
  return said;
}

const sameThing = (one: Save, other: Save) =>
  one.trace === other.trace &&
  (one.on === "label" ? other.on === "label" && one.id === other.id : other.on === "review");

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
  if (place === null) return { ...queue, waiting: [...queue.waiting, { key, save: based(queue, save) }] };
  return {
    ...queue,
    waiting: queue.waiting.map((one, at) => (at === place ? { ...one, save: merged(one.save, save) } : one)),
  };
}

function based(queue: SaveQueue, save: Save): Save {
  return save.on === "label" ? { ...save, base: queue.versions.get(save.id) ?? null } : save;
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
  if (earlier.on === "review" && later.on === "review") return { ...later, put: { ...earlier.put, ...later.put } };
  return earlier.on === "label" && later.on === "label" ? { ...later, base: earlier.base } : later;
}

/** The change to send next, with the version to send along; null while one is under way or none waits. */
export function toSend(queue: SaveQueue): { readonly save: Save; readonly version: number | null } | null {
  const [first] = queue.waiting;
  if (!first || queue.sending) return null;
  const { save } = first;
  return { save, version: save.on === "label" ? (queue.versions.get(save.id) ?? save.base) : null };
}

export function sent(queue: SaveQueue): SaveQueue {
  return { ...queue, sending: true };
}

/** The server took the first change; `version` is the label's new one. */
export function acknowledged(queue: SaveQueue, version: number | null): SaveQueue {
  const [first, ...waiting] = queue.waiting;
  if (first?.save.on !== "label" || version === null) return { ...queue, waiting, sending: false, failures: 0 };
  return {
    ...queue,
    waiting,
    sending: false,
    failures: 0,
    versions: new Map(queue.versions).set(first.save.id, version),
  };
}

/** The server could not be reached: the change stays first in line. */
export function unreachable(queue: SaveQueue): SaveQueue {
  return { ...queue, sending: false, failures: queue.failures + 1 };
}

/** The server did not take the first change: it and later ones of the same label step aside, the rest go on. */
export function setAside(queue: SaveQueue, reason: string, theirs?: Label | null): SaveQueue {
  const [first, ...rest] = queue.waiting;
  if (!first) return queue;
  const later = rest.filter((one) => sameThing(one.save, first.save));
  const save = later.reduce((earlier, one) => merged(earlier, one.save), first.save);
  const aside = { key: first.key, save, reason, ...(theirs === undefined ? {} : { theirs }) };
  return {
    ...queue,
    sending: false,
    failures: 0,
    waiting: rest.filter((one) => !later.includes(one)),
    aside: [...queue.aside, aside],
  };
}

/** Sends a change that was set aside after all, over what stands there now. */
export function keepMine(queue: SaveQueue, key: string): SaveQueue {
  const mine = queue.aside.find((one) => one.key === key);
  if (!mine) return queue;
  const versions = new Map(queue.versions);
  if (mine.save.on === "label") {
    if (mine.theirs) versions.set(mine.save.id, mine.theirs.version);
    else versions.delete(mine.save.id);
  }
  const save = mine.save.on === "label" ? { ...mine.save, base: mine.theirs?.version ?? null } : mine.save;
  return { ...dropMine(queue, key), versions, waiting: [...queue.waiting, { key, save }] };
}

/** Gives up a change that was set aside. */
export function dropMine(queue: SaveQueue, key: string): SaveQueue {
  const dropped = queue.aside.find((one) => one.key === key);
  const versions = new Map(queue.versions);
  if (dropped?.save.on === "label" && dropped.theirs) versions.set(dropped.save.id, dropped.theirs.version);
  return { ...queue, versions, aside: queue.aside.filter((one) => one.key !== key) };
}

export type SaveState = "saved" | "saving" | "offline" | "aside";

/** What the header says: changes that were not taken come first, then whether the server is there. */
export function saveState(queue: SaveQueue): SaveState {
  if (queue.aside.length > 0) return "aside";
  if (queue.waiting.length === 0) return "saved";
  return queue.failures > 0 ? "offline" : "saving";
}

/** How long to wait before the next attempt: doubling from one second to half a minute. */
export function retryDelay(failures: number): number {
  return failures === 0 ? 0 : Math.min(30_000, 1_000 * 2 ** (failures - 1));
}
