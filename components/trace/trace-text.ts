import { drawBack, edgeSlack } from "@/components/trace/block-edges";
import { longestWholeStep, type TraceApi } from "@/components/trace/trace-api";
import type { Point } from "@/lib/reviews/segment-geometry";
import { countCodePoints, sliceCodePoints } from "@/lib/traces/code-points";
import {
  rangesOfLengths,
  readableText,
  type TextRange,
  type ToolCallRanges,
  toolCallRanges,
} from "@/lib/traces/readable-text";
import type { WireStep } from "@/lib/traces/step-schema";

/** A step that is at hand. */
export interface LoadedStep {
  readonly step: WireStep;
  /** Readable text, or its beginning where the step came cut. */
  readonly text: string;
  /** Code points of `text`. */
  readonly known: number;
  /** Where its content ends; everything after it belongs to tool calls. */
  readonly contentEnd: number;
  readonly calls: readonly ToolCallRanges[];
}

/** What the reader is about to draw. */
export interface Wanted {
  readonly first: number;
  readonly last: number;
  /** Rows of steps that are too long to come whole. */
  readonly ranges: readonly (TextRange & { readonly step: number })[];
}

const pageLength = 50;
const chunkLength = 65_536;
/** Text kept at hand, in UTF-16 units: what lies farthest back goes first. */
const mostText = 8_000_000;

type Job = { readonly key: string; readonly run: (signal: AbortSignal) => Promise<void> };

function loaded(step: WireStep): LoadedStep {
  const { text, codePoints } = readableText(step.content, step.toolCalls);
  const parts = step.cut
    ? rangesOfLengths(step.length, step.callLengths ?? [])
    : { contentEnd: countCodePoints(step.content), calls: toolCallRanges(step.content, step.toolCalls) };
  return { step, text, known: codePoints, ...parts };
}

/** The steps and texts around the view: fetched in pages as they are wanted, and let go again. */
export class TraceText {
  readonly #api: TraceApi;
  readonly #count: number;
  readonly #steps = new Map<number, LoadedStep>();
  /** Text of long steps by `step:chunk`; each chunk begins a little early, so that edges can be looked for. */
  readonly #chunks = new Map<string, string>();
  /** Pages and chunks by last use, with their size. */
  readonly #sizes = new Map<string, number>();
  readonly #underWay = new Map<string, AbortController>();
  readonly #listeners = new Set<() => void>();
  #wanted: Wanted = { first: 0, last: -1, ranges: [] };
  #version = 0;
  #failures = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor(api: TraceApi, count: number, first: readonly WireStep[]) {
    this.#api = api;
    this.#count = count;
    for (const step of first) this.#steps.set(step.index, loaded(step));
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Changes whenever something arrived or failed. */
  readonly version = (): number => this.#version;

  /** Whether the last attempt to read failed; it is being repeated. */
  get failing(): boolean {
    return this.#failures > 0;
  }

  step(index: number): LoadedStep | null {
    return this.#steps.get(index) ?? null;
  }

  /** Code points `start` to `end` of a step's readable text, null for an end meaning all the rest; null while not at hand. */
  readonly text = (index: number, start: number, end: number | null): string | null => {
    const at = this.#steps.get(index);
    if (!at) return null;
    const until = Math.min(end ?? at.step.length, at.step.length);
    if (until <= at.known) return sliceCodePoints(at.text, start, until);
    let text = "";
    for (let from = start; from < until; ) {
      const chunk = Math.floor(from / chunkLength);
      const to = Math.min(until, (chunk + 1) * chunkLength);
      const held = this.#chunks.get(`${index}:${chunk}`);
      if (held === undefined) return null;
      const begins = Math.max(0, chunk * chunkLength - edgeSlack);
      text += sliceCodePoints(held, from - begins, to - begins);
      from = to;
    }
    return text;
  };

  /** The row's range with its edges drawn back to better places, and its text; null while that is not at hand. */
  row(index: number, { start, end }: TextRange): { readonly start: number; readonly text: string } | null {
    const length = this.#steps.get(index)?.step.length ?? 0;
    const from = this.#edge(index, start, length);
    const to = this.#edge(index, end, length);
    if (from === null || to === null) return null;
    const text = this.text(index, from, to);
    return text === null ? null : { start: from, text };
  }

  #edge(index: number, at: number, length: number): number | null {
    if (at <= 0 || at >= length) return at;
    const chunk = Math.floor((at - 1) / chunkLength);
    const before = this.#before(index, at, chunk);
    return before === null ? null : at - drawBack(before);
  }

  /** The text right before an edge, from the chunk that ends there or covers it. */
  #before(index: number, at: number, chunk: number): string | null {
    const from = Math.max(0, at - edgeSlack);
    const held = this.#chunks.get(`${index}:${chunk}`);
    if (held === undefined) return this.text(index, from, at);
    const begins = Math.max(0, chunk * chunkLength - edgeSlack);
    return sliceCodePoints(held, from - begins, at - begins);
  }

  /** Fetches what is missing of what is wanted, and drops requests for what no longer is. */
  want(wanted: Wanted): void {
    this.#wanted = wanted;
    this.#pump();
  }

  /** Fetches what is missing of the text between two places, as for a quote over steps that were let go. */
  async load(from: Point, to: Point): Promise<void> {
    const { signal } = new AbortController();
    for (let index = from.step; index <= to.step; index += 1) {
      if (!this.#isWhole(index)) await this.#readPage(Math.floor(index / pageLength), signal);
      const at = this.#steps.get(index);
      const end = Math.min(index === to.step ? to.offset : Number.MAX_SAFE_INTEGER, at?.step.length ?? 0);
      if (!at || end <= at.known) continue;
      for (const chunk of chunksOf({ start: index === from.step ? from.offset : 0, end })) {
        if (!this.#chunks.has(`${index}:${chunk}`)) await this.#readChunk(index, chunk, signal);
      }
    }
  }

  #pump(): void {
    const jobs = this.#missing();
    const keys = new Set(jobs.map(({ key }) => key));
    for (const [key, controller] of this.#underWay) if (!keys.has(key)) controller.abort();
    for (const { key, run } of jobs) {
      if (this.#underWay.size >= 3) return;
      if (!this.#underWay.has(key)) this.#start({ key, run });
    }
  }

  #start({ key, run }: Job): void {
    const controller = new AbortController();
    this.#underWay.set(key, controller);
    run(controller.signal)
      .then(() => {
        this.#failures = 0;
      })
      .catch(() => {
        if (controller.signal.aborted) return;
        this.#failures += 1;
        clearTimeout(this.#retry);
        this.#retry = setTimeout(() => this.#pump(), Math.min(15_000, 500 * 2 ** this.#failures));
      })
      .finally(() => {
        this.#underWay.delete(key);
        this.#version += 1;
        for (const listener of this.#listeners) listener();
        if (this.#failures === 0) this.#pump();
      });
  }

  #missing(): Job[] {
    const { first, last, ranges } = this.#wanted;
    const jobs: Job[] = [];
    for (let page = Math.floor(first / pageLength); page * pageLength <= last; page += 1) {
      const from = Math.max(first, page * pageLength);
      const until = Math.min(last + 1, (page + 1) * pageLength);
      if (this.#hasAll(from, until)) this.#touch(`page ${page}`);
      else jobs.push({ key: `page ${page}`, run: (signal) => this.#readPage(page, signal) });
    }
    for (const { step, ...range } of ranges) {
      const at = this.#steps.get(step);
      if (!at || !this.#isWhole(step) || range.end <= at.known) continue;
      for (const chunk of chunksOf(range)) {
        const key = `${step}:${chunk}`;
        if (this.#chunks.has(key)) this.#touch(key);
        else if (jobs.every((job) => job.key !== key)) {
          jobs.push({ key, run: (signal) => this.#readChunk(step, chunk, signal) });
        }
      }
    }
    return jobs;
  }

  #hasAll(from: number, until: number): boolean {
    for (let index = from; index < until; index += 1) if (!this.#isWhole(index)) return false;
    return true;
  }

  /** Whether a step is here as a page would bring it; the page itself brings beginnings of the first ones. */
  #isWhole(index: number): boolean {
    const at = this.#steps.get(index);
    return at !== undefined && at.known >= Math.min(at.step.length, longestWholeStep);
  }

  async #readPage(page: number, signal: AbortSignal): Promise<void> {
    const until = Math.min(this.#count, (page + 1) * pageLength);
    let size = 0;
    for (let from = page * pageLength; from < until; ) {
      const steps = await this.#api.steps(from, until - from, signal);
      if (steps.length === 0) throw new Error(`The trace has no step ${from}.`);
      for (const step of steps) {
        const at = loaded(step);
        size += at.text.length;
        if (!this.#isWhole(step.index)) this.#steps.set(step.index, at);
      }
      from += steps.length;
    }
    this.#hold(`page ${page}`, size);
  }

  async #readChunk(step: number, chunk: number, signal: AbortSignal): Promise<void> {
    const start = Math.max(0, chunk * chunkLength - edgeSlack);
    const text = await this.#api.text(step, start, (chunk + 1) * chunkLength, signal);
    this.#chunks.set(`${step}:${chunk}`, text);
    this.#hold(`${step}:${chunk}`, text.length);
  }

  #touch(key: string): void {
    const size = this.#sizes.get(key);
    if (size === undefined) return;
    this.#sizes.delete(key);
    this.#sizes.set(key, size);
  }

  /** Notes the use of a page or chunk, and lets go of those unused for longest when there is too much. */
  #hold(key: string, size: number): void {
    this.#sizes.delete(key);
    this.#sizes.set(key, size);
    let total = 0;
    for (const one of this.#sizes.values()) total += one;
    for (const [oldest, freed] of this.#sizes) {
      if (total <= mostText || oldest === key) return;
      total -= freed;
      this.#release(oldest);
    }
  }

  #release(key: string): void {
    this.#sizes.delete(key);
    if (this.#chunks.delete(key)) return;
    const page = Number(key.slice("page ".length));
    for (let index = page * pageLength; index < (page + 1) * pageLength; index += 1) this.#steps.delete(index);
  }
}

function chunksOf({ start, end }: TextRange): number[] {
  const first = Math.floor(start / chunkLength);
  const last = Math.floor(Math.max(start, end - 1) / chunkLength);
  return Array.from({ length: last - first + 1 }, (_, place) => first + place);
}
