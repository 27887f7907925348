/** The import page as a pure reducer: files wait, are read, wait for consent, are imported, each for itself. */
import type { NewUpload } from "@/components/import/uploads-of";
import type { ImportSummary } from "@/lib/traces/import-summary";
import type { Proposal } from "@/lib/traces/mapping/proposal-schema";
import type { Mapping } from "@/lib/traces/mapping-schema";

/** What the person says of a file that does not say it. */
export interface ImportFacts {
  readonly system: string;
  readonly model: string;
  readonly benchmark: string;
  readonly task: string;
}

export const noFacts: ImportFacts = { system: "", model: "", benchmark: "", task: "" };

export interface Progress {
  /** Bytes of the file that the server has taken. */
  readonly bytes: number;
  readonly records: number;
  readonly created: number;
  /** Milliseconds since the work began. */
  readonly elapsed: number;
}

const begun: Progress = { bytes: 0, records: 0, created: 0, elapsed: 0 };

export interface Problem {
  readonly title: string;
  readonly detail: string;
  /** How it might be read all the same. */
  readonly proposal?: Proposal | undefined;
}

export type Phase =
  /** `before` is what the last reading found, shown until the next has come. */
  | { readonly at: "waiting"; readonly before: ImportSummary | null }
  | { readonly at: "reading"; readonly before: ImportSummary | null; readonly progress: Progress }
  | { readonly at: "unreadable"; readonly problem: Problem }
  | { readonly at: "ready"; readonly preview: ImportSummary }
  | { readonly at: "queued"; readonly preview: ImportSummary }
  | { readonly at: "importing"; readonly preview: ImportSummary; readonly progress: Progress }
  | { readonly at: "failed"; readonly preview: ImportSummary; readonly problem: Problem }
  | { readonly at: "done"; readonly summary: ImportSummary };

export interface ImportItem {
  readonly key: number;
  readonly file: File;
  /** What the file was packed of, where it is several; empty otherwise. */
  readonly members: readonly File[];
  /** A format chosen by hand; null for the one that the content shows. */
  readonly format: string | null;
  readonly facts: ImportFacts;
  /** How the person says it is to be read; null for as the content shows. */
  readonly mapping: Mapping | null;
  /** Whether the project is to remember that. */
  readonly remember: boolean;
  /** How it might be read, where no form was recognised. */
  readonly proposal: Proposal | null;
  readonly phase: Phase;
}

export type QueueAction =
  | { readonly type: "add"; readonly uploads: readonly NewUpload[]; readonly firstKey: number }
  /** Read the files that were packed into one each by itself. */
  | { readonly type: "part"; readonly key: number; readonly firstKey: number }
  | { readonly type: "remove"; readonly key: number }
  | { readonly type: "choose format"; readonly key: number; readonly format: string | null }
  | { readonly type: "map"; readonly keys: readonly number[]; readonly mapping: Mapping }
  | { readonly type: "remember"; readonly key: number; readonly remember: boolean }
  /** The project has forgotten a mapping. */
  | { readonly type: "forgotten"; readonly id: string }
  | { readonly type: "say facts"; readonly keys: readonly number[]; readonly facts: ImportFacts }
  | { readonly type: "start import"; readonly keys: readonly number[] }
  | { readonly type: "begin"; readonly key: number }
  | { readonly type: "progress"; readonly key: number; readonly progress: Partial<Progress> }
  | { readonly type: "finish"; readonly key: number; readonly summary: ImportSummary }
  | { readonly type: "fail"; readonly key: number; readonly problem: Problem };

export function importQueue(items: readonly ImportItem[], action: QueueAction): readonly ImportItem[] {
  if (action.type === "add") {
    return [...items, ...newItems(action.uploads, action.firstKey, items.at(-1)?.facts ?? noFacts)];
  }
  if (action.type === "part") {
    return items.flatMap((item) => {
      const uploads = item.members.map((file) => ({ file, members: [] }));
      return item.key === action.key ? newItems(uploads, action.firstKey, item.facts) : [item];
    });
  }
  if (action.type === "remove") return items.filter(({ key }) => key !== action.key);
  if (action.type === "say facts") {
    return items.map((item) => (action.keys.includes(item.key) ? { ...item, facts: action.facts } : item));
  }
  if (action.type === "choose format") {
    return items.map((item) =>
      item.key === action.key
        ? { ...item, format: action.format, mapping: null, proposal: null, phase: { at: "waiting", before: null } }
        : item,
    );
  }
  if (action.type === "map") {
    return items.map((item) =>
      action.keys.includes(item.key) ? { ...item, mapping: action.mapping, phase: again(item.phase) } : item,
    );
  }
  if (action.type === "remember") {
    return items.map((item) => (item.key === action.key ? { ...item, remember: action.remember } : item));
  }
  if (action.type === "forgotten") {
    return items.map((item) =>
      foundOf(item.phase)?.used?.remembered?.id === action.id ? { ...item, phase: again(item.phase) } : item,
    );
  }
  if (action.type === "start import") {
    return items.map((item) => (action.keys.includes(item.key) ? { ...item, phase: queued(item.phase) } : item));
  }
  return items.map((item) =>
    item.key === action.key ? { ...item, proposal: proposed(item, action), phase: worked(item.phase, action) } : item,
  );
}

function newItems(uploads: readonly NewUpload[], firstKey: number, facts: ImportFacts): readonly ImportItem[] {
  return uploads.map(({ file, members }, place) => ({
    key: firstKey + place,
    file,
    members,
    format: null,
    facts,
    mapping: null,
    remember: true,
    proposal: null,
    phase: { at: "waiting", before: null },
  }));
}

/** What a file would bring, as far as is known. */
export function foundOf(phase: Phase): ImportSummary | null {
  if (phase.at === "waiting" || phase.at === "reading") return phase.before;
  return phase.at === "unreadable" || phase.at === "done" ? null : phase.preview;
}

/** Whether a file may still be read in another way. */
export function isOpen({ at }: Phase): boolean {
  return at !== "queued" && at !== "importing" && at !== "done";
}

function again(phase: Phase): Phase {
  return isOpen(phase) ? { at: "waiting", before: foundOf(phase) } : phase;
}

function proposed({ proposal, phase }: ImportItem, action: Work): Proposal | null {
  if (phase.at !== "reading") return proposal;
  if (action.type === "finish") return action.summary.proposal ?? null;
  return action.type === "fail" ? (action.problem.proposal ?? proposal) : proposal;
}

function queued(phase: Phase): Phase {
  return phase.at === "ready" || phase.at === "failed" ? { at: "queued", preview: phase.preview } : phase;
}

type Work = Extract<QueueAction, { readonly type: "begin" | "progress" | "finish" | "fail" }>;

/** The phase after a piece of work; news that comes too late, of work that was stopped, changes nothing. */
function worked(phase: Phase, action: Work): Phase {
  if (action.type === "begin") {
    if (phase.at === "waiting") return { at: "reading", before: phase.before, progress: begun };
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

/** Keys of the other open files of a file's form that are not read as it is. */
export function alike(items: readonly ImportItem[], { key, mapping, proposal }: ImportItem): readonly number[] {
  if (proposal === null) return [];
  const others = items.filter((item) => item.key !== key && isOpen(item.phase) && item.mapping !== mapping);
  return others.flatMap((item) => (item.proposal?.form === proposal.form ? [item.key] : []));
}

/** The files that can be imported now. */
export function readyItems(items: readonly ImportItem[]): readonly ImportItem[] {
  return items.filter(({ phase }) => phase.at === "ready" && phase.preview.created + phase.preview.reviews > 0);
}
