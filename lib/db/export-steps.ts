import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import type { Queries } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { ArchivedStep } from "@/lib/traces/archive-lines";
import type { Json, StepKind, ToolCall } from "@/lib/traces/canonical";

/** A step with its readable text, in which offsets count. */
export interface ExportedStep extends ArchivedStep {
  readonly index: number;
  readonly text: string;
}

/** At most so much is read at once: steps, and code points of their text. */
const windowSteps = 1_000;
const windowLength = 2_000_000;

interface Stored {
  readonly place: number;
  readonly id: string;
  readonly position: number;
  readonly agent: string | null;
  readonly kind: StepKind;
  readonly text: string;
  readonly content_length: number;
  readonly tool_calls: string;
  readonly addressee: string | null;
  readonly answers: string | null;
  readonly time: Date | null;
  readonly duration_ms: number | null;
  readonly error: string | null;
  readonly parent: number | null;
  readonly raw: string;
  readonly source_key: string | null;
}

interface Place {
  readonly place: number;
  readonly position: number;
}

type Sized = { readonly id: string; readonly steps: number };

/** JSON comes as text and is parsed here: the ORM copies objects key by key and drops one that is called `__proto__`. */
function toStep(row: Stored): ExportedStep {
  return {
    id: row.id,
    index: row.position,
    agent: row.agent,
    kind: row.kind,
    text: row.text,
    content: row.text.slice(0, row.content_length),
    toolCalls: JSON.parse(row.tool_calls) as ToolCall[],
    addressee: row.addressee,
    answers: row.answers,
    time: row.time?.toISOString() ?? null,
    durationMs: row.duration_ms,
    error: row.error,
    parent: row.parent,
    raw: JSON.parse(row.raw) as Json,
    sourceKey: row.source_key,
  };
}

/** The next steps of these traces behind a place: as many as fit a window, one at least. */
async function nextSteps(
  queries: Queries,
  scope: ProjectScope,
  ids: readonly string[],
  after: Place,
): Promise<Stored[]> {
  // A trace alone is walked by its index; several are few steps together.
  const bound = ids.length === 1 ? Prisma.sql`AND s.position <= ${after.position + windowSteps}::int` : Prisma.empty;
  return queries.$queryRaw<Stored[]>(Prisma.sql`
    WITH page AS (
      SELECT wanted.place::int AS place, s.*,
        sum(s.code_points::bigint) OVER (ORDER BY wanted.place, s.position) - s.code_points AS before
      FROM unnest(${[...ids]}::text[]) WITH ORDINALITY AS wanted(id, place)
      JOIN traces t ON t.id = wanted.id AND t.project_id = ${scope.projectId}
      JOIN steps s ON s.trace_id = t.id
      WHERE (wanted.place, s.position) > (${after.place}::int, ${after.position}::int) ${bound}
    )
    SELECT p.place, p.id, p.position, p.agent, p.kind::text, p.text, p.content_length, p.tool_calls::text, p.addressee,
      p.answers, p.time, p.duration_ms, p.error, parent.position AS parent, p.raw::text, p.source_key
    FROM page p LEFT JOIN steps parent ON parent.id = p.parent_id
    WHERE p.before < ${windowLength}
    ORDER BY p.place, p.position`);
}

/** Traces whose steps are read together: few steps in all, or one trace of however many. */
function groups<T extends Sized>(traces: readonly T[]): T[][] {
  const made: T[][] = [];
  let room = 0;
  for (const trace of traces) {
    if (trace.steps > room || made.length === 0) {
      made.push([]);
      room = windowSteps;
    }
    made.at(-1)?.push(trace);
    room -= trace.steps;
  }
  return made;
}

/**
 * The steps of traces, in order, in runs that each belong to one trace and fit into memory. A trace without steps has
 * one empty run, so that every trace is spoken of.
 */
export async function* stepRuns<T extends Sized>(
  queries: Queries,
  scope: ProjectScope,
  traces: readonly T[],
): AsyncGenerator<{ readonly trace: T; readonly steps: readonly ExportedStep[]; readonly last: boolean }> {
  for (const group of groups(traces)) {
    const ids = group.map(({ id }) => id);
    let buffer: Stored[] = [];
    let after: Place = { place: 0, position: -1 };
    for (const [at, trace] of group.entries()) {
      let left = trace.steps;
      do {
        if (left > 0 && buffer.length === 0) {
          // A lone trace's window is bounded by its position, so its own place must be the one compared.
          const from = group.length === 1 ? { place: 1, position: after.position } : after;
          buffer = await nextSteps(queries, scope, ids, from);
          const end = buffer.at(-1);
          if (end === undefined) throw new Error("A trace has fewer steps than it counts.");
          after = end;
        }
        const own = buffer.findIndex(({ place }) => place !== at + 1);
        const run = buffer.splice(0, own < 0 ? buffer.length : own);
        left -= run.length;
        if (left > 0 && run.length === 0) throw new Error("A trace has fewer steps than it counts.");
        yield { trace, steps: run.map(toStep), last: left <= 0 };
      } while (left > 0);
    }
  }
}
