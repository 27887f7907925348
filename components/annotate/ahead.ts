import type { Session, SessionInput } from "@/components/annotate/session";
import { traceApi } from "@/components/trace/trace-api";
import { type NextTrace, nextTraceSchema } from "@/lib/reviews/next-trace";
import { firstOpened, hasSubmitted, openingSteps, restingPlace } from "@/lib/reviews/resting-place";

/** Traces read ahead that are kept: the next one, and those on the way back. */
const most = 4;
/** Longer traces fetch their outline once they are open. */
const shortOutline = 1_000;

const inputs = new Map<string, SessionInput>();
/** Which trace comes after which. */
const followers = new Map<string, string>();

/** What a trace that was read ahead opens with. */
export function readAhead(trace: string): SessionInput | null {
  return inputs.get(trace) ?? null;
}

/** Asks what comes next, and reads its first screen before it is asked for. */
export async function fetchAhead(session: Session): Promise<NextTrace> {
  const { project, trace } = session.input;
  // What was submitted a moment ago is not what comes next, and counts.
  await session.saves.drained();
  const response = await fetch(`/api/v1/projects/${project}/next?after=${trace.id}`);
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  const next = nextTraceSchema.parse(await response.json());
  if (next.trace === null) return next;
  keepInput(await inputOf(session.input, next.trace));
  followers.set(trace.id, next.trace);
  return next;
}

/** Keeps what a trace opens with, the page's own too: so that one can come back to it at once. */
export function keepInput(input: SessionInput): void {
  inputs.delete(input.trace.id);
  inputs.set(input.trace.id, input);
  for (const old of [...inputs.keys()].slice(0, -most)) inputs.delete(old);
}

async function inputOf(here: SessionInput, id: string): Promise<SessionInput> {
  const api = traceApi(id);
  const [{ metadata: _, raw: __, reviews, ...trace }, decisions, reading] = await Promise.all([
    api.detail(),
    api.decisions(),
    api.reading(),
  ]);
  const from = firstOpened(restingPlace(reading, hasSubmitted(reviews), trace.steps), trace.steps);
  const [firstSteps, outline] = await Promise.all([
    api.steps(from, openingSteps),
    trace.steps <= shortOutline ? api.outline() : null,
  ]);
  const { project, taxonomy, person, mayAnnotate, mayCurate, keys, saveKeys, keepExample } = here;
  const same = { project, taxonomy, person, mayAnnotate, mayCurate, keys, saveKeys, keepExample };
  return { ...same, trace, reviews, decisions, reading, firstSteps, outline, ahead: true };
}

/** Opens the trace that was read ahead; false where none is at hand and the server has to be asked. */
export function openAhead(session: Session): boolean {
  const { project, trace } = session.input;
  const next = followers.get(trace.id);
  // Once: next time something else may come after this trace.
  followers.delete(trace.id);
  return next !== undefined && openKept(project, next);
}

/** Opens a trace that is kept; false where it is not. */
export function openKept(project: string, trace: string): boolean {
  if (!inputs.has(trace)) return false;
  history.pushState(null, "", `/p/${project}/traces/${trace}`);
  return true;
}
