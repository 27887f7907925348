/**
 * Cuts a log at its headers into steps, so that no character gets lost: the log
 * is the preamble followed, for each step, by
 *
 *   raw.header · raw.systemPrompt · content · raw.callHeader · arguments of the call · raw.trailer
 *
 * (each only where it is not empty). Blocks that are noise belong to the
 * trailer of the step before them. Where a step's content is decoded from the
 * log rather than cut out of it, raw.source holds the piece verbatim instead.
 */
import type { Json, ParsedStep } from "@/lib/traces/canonical";
import { stepOf } from "@/lib/traces/draft";

type StepFields = Partial<Omit<ParsedStep, "content" | "toolCalls" | "raw">> & Pick<ParsedStep, "agent">;

export interface LogStep extends StepFields {
  /** Where a system prompt begins that stands before the content, if one does. */
  readonly prompt?: number;
  /** Where the content begins. */
  readonly body: number;
  /** A call inside the content, which then ends before it. */
  readonly call?: {
    readonly id?: string;
    readonly name: string;
    readonly content: number;
    readonly start: number;
    readonly end: number;
  };
  readonly raw?: { readonly [key: string]: Json };
}

/** One header of the log and what it opens; `step: null` for noise. */
export interface LogBlock {
  readonly start: number;
  readonly step: LogStep | null;
}

/** Index behind the blank lines at `from`. */
export function behindBlankLines(text: string, from: number): number {
  const blank = /(?:[ \t]*\r?\n)*/y;
  blank.lastIndex = from;
  blank.test(text);
  return blank.lastIndex;
}

/** Index behind the last character of [from, to) that is not white space. */
export function trimmedEnd(text: string, from: number, to: number): number {
  let end = to;
  while (end > from && /\s/.test(text[end - 1] ?? "")) end -= 1;
  return end;
}

export function logSteps(text: string, blocks: readonly LogBlock[]): { preamble: string; steps: ParsedStep[] } {
  const steps: ParsedStep[] = [];
  let next = text.length;
  // From the end, so that each step knows where the next one begins.
  for (const [fromEnd, { start, step }] of blocks.toReversed().entries()) {
    if (step === null) continue;
    const blockEnd = blocks[blocks.length - fromEnd]?.start ?? text.length;
    steps.push(cutStep(text, { start, step, blockEnd, next }));
    next = start;
  }
  return { preamble: steps.length === 0 ? "" : text.slice(0, next), steps: steps.reverse() };
}

interface Cut {
  readonly start: number;
  readonly step: LogStep;
  readonly blockEnd: number;
  readonly next: number;
}

function cutStep(text: string, { start, step, blockEnd, next }: Cut): ParsedStep {
  const { prompt, body, call, raw, ...fields } = step;
  const end = call?.content ?? trimmedEnd(text, body, blockEnd);
  const pieces = {
    header: text.slice(start, prompt ?? body),
    systemPrompt: text.slice(prompt ?? body, body),
    callHeader: call === undefined ? "" : text.slice(end, call.start),
    trailer: text.slice(call?.end ?? end, next),
  };
  const kept = Object.entries(pieces).filter(([, piece]) => piece !== "");
  const rest = { ...raw, ...Object.fromEntries(kept) };
  return stepOf({
    ...fields,
    content: text.slice(body, end),
    toolCalls:
      call === undefined ? [] : [{ id: call.id ?? null, name: call.name, arguments: text.slice(call.start, call.end) }],
    raw: Object.keys(rest).length === 0 ? null : rest,
  });
}
