/** The import page as a pure reducer: files wait, are read, wait for consent, are imported, each for itself. */
import type { ImportSummary } from "@/lib/traces/import-summary";

/** What the person says of a file that does not say it. */
export interface ImportFacts {
  readonly system: string;
  readonly model: string;
  readonly benchmark: string;
  readonly task: string;
}

export const noFacts: ImportFacts = { system: "", model: "", benchmark: "", task: "" };

export interface Progress {
  /** Share of the file that is sent, from 0 to 1. */
  readonly sent: number;
  readonly records: number;
  readonly created: number;
}

const begun: Progress = { sent: 0, records: 0, created: 0 };

export interface Problem {
  readonly title: string;
  readonly detail: string;
}

export type Phase =
  | { readonly at: "waiting" }
  | { readonly at: "reading"; readonly progress: Progress }
  | { readonly at: "unreadable"; readonly problem: Problem }
  | { readonly at: "ready"; readonly preview: ImportSummary }
  | { readonly at: "queued"; readonly preview: ImportSummary }
  | { readonly at: "importing"; readonly preview: ImportSummary; readonly progress: Progress }
  | { readonly at: "failed"; readonly preview: ImportSummary; readonly problem: Problem }
  | { readonly at: "done"; readonly summary: ImportSummary };

export interface ImportItem {
  readonly key: number;
  readonly file: File;
  /** A format chosen by hand; null for the one that the content shows. */
  readonly format: string | null;
  readonly facts: ImportFacts;
  readonly phase: Phase;
}

export type QueueAction =
  | { readonly type: "add"; readonly files: readonly File[]; readonly firstKey: number }
  | { readonly type: "remove"; readonly key: number }
  | { readonly type: "choose format"; readonly key: number; readonly format: string | null }
  | { readonly type: "say facts"; readonly keys: readonly number[]; readonly facts: ImportFacts }
  | { readonly type: "start import"; readonly keys: readonly number[] }
  | { readonly type: "begin"; readonly key: number }
  | { readonly type: "progress"; readonly key: number; readonly progress: Partial<Progress> }
  | { readonly type: "finish"; readonly key: number; readonly summary: ImportSummary }
  | { readonly type: "fail"; readonly key: number; readonly problem: Problem };

export function importQueue(items: readonly ImportItem[], action: QueueAction): readonly ImportItem[] {
  if (action.type === "add") {
    const added = action.files.map((file, place) => ({
      key: action.firstKey + place,
      file,
      format: null,
      facts: items.at(-1)?.facts ?? noFacts,
      phase: { at: "waiting" } as const,
    }));
    return [...items, ...added];
  }
  if (action.type === "remove") return items.filter(({ key }) => key !== action.key);
  if (action.type === "say facts") {
    return items.map((item) => (action.keys.includes(item.key) ? { ...item, facts: action.facts } : item));
  }
  if (action.type === "choose format") {
    return items.map((item) =>
      item.key === action.key ? { ...item, format: action.format, phase: { at: "waiting" } } : item,
    );
  }
  if (action.type === "start import") {
    return items.map((item) => (action.keys.includes(item.key) ? { ...item, phase: queued(item.phase) } : item));
  }
  return items.map((item) => (item.key === action.key ? { ...item, phase: worked(item.phase, action) } : item));
}

function queued(phase: Phase): Phase {
  return phase.at === "ready" || phase.at === "failed" ? { at: "queued", preview: phase.preview } : phase;
}

type Work = Extract<QueueAction, { readonly type: "begin" | "progress" | "finish" | "fail" }>;

/** The phase after a piece of work; news that comes too late, of work that was stopped, changes nothing. */
function worked(phase: Phase, action: Work): Phase {
  if (action.type === "begin") {
    if (phase.at === "waiting") return { at: "reading", progress: begun };
    if (phase.at === "queued") return { at: "importing", preview: phase.preview, progress: begun };
  } else if (phase.at === "reading") {
    if (action.type === "progress") return { ...phase, progress: { ...phase.progress, ...action.progress } };
    if (action.type === "finish") return { at: "ready", preview: action.summary };
    return { at: "unreadable", problem: action.problem };
  } else if (phase.at === "importing") {
    if (action.type === "progress") return { ...phase, progress: { ...phase.progress, ...action.progress } };
    if (action.type === "finish") return { at: "done", summary: action.summary };
    return { at: "failed", preview: phase.preview, problem: action.problem };
  }
  return phase;
}

/** What to work on next: nothing while something is being worked on; first what was asked for, then what waits to be read. */
export function nextWork(items: readonly ImportItem[]): ImportItem | null {
  if (items.some(({ phase }) => phase.at === "reading" || phase.at === "importing")) return null;
  return items.find(({ phase }) => phase.at === "queued") ?? items.find(({ phase }) => phase.at === "waiting") ?? null;
}

/** The files that can be imported now. */
export function readyItems(items: readonly ImportItem[]): readonly ImportItem[] {
  return items.filter(({ phase }) => phase.at === "ready" && phase.preview.created + phase.preview.reviews > 0);
}
