/**
 * A log of calls to a model, one a record: each call repeats the conversation
 * and adds to it. A call that begins with all that an earlier one asked and was
 * answered goes on with it, so the two are one trace.
 */
import type { Json, ParsedStep, ParsedTrace } from "@/lib/traces/canonical";
import {
  isRejection,
  type ReadContext,
  type RecordFormat,
  type RecordReading,
  type Rejection,
} from "@/lib/traces/format";
import { referToRepeats } from "@/lib/traces/repeats";

/** So many conversations are kept open, for agents that call in turn. */
const mostOpen = 4;

const callsKey = "calls";
const note = "Calls that go on with the conversation of an earlier call are one trace with it.";

interface Conversation {
  readonly trace: ParsedTrace;
  /** What each call said beside its messages. */
  readonly calls: readonly Json[];
}

function isSame(one: ParsedStep, other: ParsedStep): boolean {
  return (
    one.agent === other.agent &&
    one.kind === other.kind &&
    one.content === other.content &&
    one.answers === other.answers &&
    one.toolCalls.length === other.toolCalls.length &&
    one.toolCalls.every(({ name, arguments: given }, place) => {
      const call = other.toolCalls[place];
      return call?.name === name && call.arguments === given;
    })
  );
}

const wasAnswered = ({ steps }: ParsedTrace) =>
  steps.some(({ agent, kind }) => kind !== "system" && agent !== "user" && agent !== "system");

/** How many steps of the later call the earlier one had; null where it does not go on. Thoughts need not be sent again. */
function sharedSteps(earlier: ParsedTrace, later: ParsedTrace): number | null {
  if (earlier.sourceId !== later.sourceId || !wasAnswered(earlier)) return null;
  let shared = 0;
  for (const step of earlier.steps) {
    const next = later.steps[shared];
    if (next !== undefined && isSame(step, next)) shared += 1;
    else if (step.kind !== "thought") return null;
  }
  return shared > 0 && shared < later.steps.length ? shared : null;
}

/** What the repeated messages say that is in no step yet. */
function newInRepeats(earlier: ParsedTrace, repeated: readonly ParsedStep[]): readonly Json[] {
  const known = new Set(earlier.steps.map(({ raw }) => JSON.stringify(raw)));
  return repeated.flatMap(({ raw }) => (raw === null || known.has(JSON.stringify(raw)) ? [] : [raw]));
}

function joined(open: Conversation, later: ParsedTrace, shared: number): Conversation {
  const { trace } = open;
  const extra = newInRepeats(trace, later.steps.slice(0, shared));
  const call = extra.length === 0 ? later.raw : { call: later.raw, repeated: extra };
  return {
    calls: [...open.calls, call],
    trace: {
      ...trace,
      model: trace.model ?? later.model,
      steps: [...trace.steps, ...later.steps.slice(shared)],
      warnings: [...new Set([...trace.warnings, ...later.warnings, note])],
    },
  };
}

function closed({ trace, calls }: Conversation): ParsedTrace {
  return calls.length === 1 ? trace : referToRepeats({ ...trace, raw: { [callsKey]: calls } });
}

class GrowingCalls implements RecordReading {
  readonly #open: Conversation[] = [];

  constructor(readonly read: RecordFormat["parse"]) {}

  *parse(record: Parameters<RecordFormat["parse"]>[0], context: ReadContext): Iterable<ParsedTrace | Rejection> {
    for (const result of this.read(record, context)) {
      if (isRejection(result)) yield result;
      else if (!this.#goesOn(result)) {
        this.#open.push({ trace: result, calls: [result.raw] });
        const first = this.#open.length > mostOpen ? this.#open.shift() : undefined;
        if (first !== undefined) yield closed(first);
      }
    }
  }

  *end(): Iterable<ParsedTrace> {
    for (const conversation of this.#open.splice(0)) yield closed(conversation);
  }

  #goesOn(later: ParsedTrace): boolean {
    for (const [index, open] of this.#open.entries()) {
      const shared = sharedSteps(open.trace, later);
      if (shared === null) continue;
      this.#open[index] = joined(open, later, shared);
      return true;
    }
    return false;
  }
}

/** The same format, which puts calls that go on with a conversation together. */
export function withGrowingCalls(format: RecordFormat): RecordFormat {
  return { ...format, begin: () => new GrowingCalls((record, context) => format.parse(record, context)) };
}
