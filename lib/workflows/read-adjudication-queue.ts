import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { type Disagreement, disagreements } from "@/lib/agreement/disagreements";
import { settledStates } from "@/lib/db/adjudications";
import { type RatedReview, readRatings } from "@/lib/db/agreement";
import { readMarks, tracesWithPlacesApart } from "@/lib/db/agreement-marks";
import { traceTitles } from "@/lib/db/trace-titles";
import type { ModeCode } from "@/lib/mast/taxonomy";
import { comesAfter, cursorOf, type QueuePage, type QueueQuery } from "@/lib/reviews/adjudication-queue";
import type { Queued } from "@/lib/reviews/adjudication-schema";
import { bitOf, everyMode } from "@/lib/reviews/masks";
import { modesApart } from "@/lib/reviews/questions";
import { type Source, sources } from "@/lib/reviews/sources";

type Scope = ProjectScope<"curate">;
type Placed = Omit<Queued, "title">;

const onPage = 50;

/** The disagreements of the project that the caller may settle, worst first, a page of them. */
export async function readAdjudicationQueue(scope: Scope, query: QueueQuery): Promise<QueuePage> {
  const all = await placedDisagreements(scope, query);
  const todo = all.filter(isTodo);
  const shown = { todo, done: all.filter(({ state }) => state === "done"), all }[query.show];
  const rest = shown.filter(comesAfter(query.cursor));
  const page = rest.slice(0, onPage);
  const titles = await traceTitles(
    scope,
    page.map(({ trace }) => trace),
  );
  const last = page.at(-1);
  return {
    traces: page.map((one) => ({ ...one, title: titles.get(one.trace) ?? one.trace })),
    next: rest.length > page.length && last ? cursorOf(last) : null,
    counts: { todo: todo.length, done: all.length - todo.length },
  };
}

/** The trace to settle after this one: what comes behind it in the queue, else what stands before it. */
export async function nextToSettle(
  scope: Scope,
  query: Pick<QueueQuery, "mode" | "round">,
  after: string | undefined,
): Promise<string | null> {
  const all = await placedDisagreements(scope, query);
  const here = all.findIndex(({ trace }) => trace === after);
  const inTurn = [...all.slice(here + 1), ...all.slice(0, Math.max(0, here))];
  return inTurn.find((one) => isTodo(one))?.trace ?? null;
}

const isTodo = ({ state, outdated }: Placed) => state !== "done" || outdated;

async function placedDisagreements(
  scope: Scope,
  { mode, round }: Pick<QueueQuery, "mode" | "round">,
): Promise<Placed[]> {
  const ratings = await ratingsToSettle(scope, round);
  const annotators = [...new Set(ratings.map(({ annotator }) => annotator))];
  const apart = await placesApart(scope, ratings, mode);
  const found = disagreements(ratings, annotators, mode ? bitOf(mode) : everyMode).map(counted);
  const also = [...apart.keys()].filter((trace) => !found.some((one) => one.trace === trace)).sort();
  const readers = Map.groupBy(ratings, ({ trace }) => trace);
  // Differences in place alone are the least bad: no pair differs in its answers.
  const placesOnly = also
    .map((trace) => ({ trace, readers: readers.get(trace)?.length ?? 0, pairs: 0, modes: [] }))
    .sort((a, b) => a.readers - b.readers);
  const all = [...found, ...placesOnly];
  const states = await settledStates(
    scope,
    all.map(({ trace }) => trace),
  );
  return all.map((one) => {
    const settled = states.get(one.trace);
    const { submittedAt, lastAnswer } = settled ?? {};
    const outdated = Boolean(submittedAt && lastAnswer && lastAnswer > submittedAt);
    return { ...one, apart: apart.get(one.trace) ?? [], state: settled?.state ?? "open", outdated };
  });
}

/** Of each trace the modes that two found at places that do not touch. */
async function placesApart(
  scope: Scope,
  ratings: readonly RatedReview[],
  mode: ModeCode | undefined,
): Promise<ReadonlyMap<string, ModeCode[]>> {
  const several = [...Map.groupBy(ratings, ({ trace }) => trace).values()].filter(foundTwice).flat();
  const traces = new Set(
    await tracesWithPlacesApart(
      scope,
      several.map(({ review }) => review),
    ),
  );
  const marked = await readMarks(
    scope,
    several.filter(({ trace }) => traces.has(trace)),
  );
  return new Map(
    [...Map.groupBy(marked, ({ trace }) => trace)].flatMap(([trace, rated]) => {
      const modes = modesApart(
        rated.flatMap(({ annotator, labels }) => labels.map((label) => ({ ...label, by: annotator }))),
      );
      const asked = modes.filter((one) => mode === undefined || one === mode);
      return asked.length === 0 ? [] : [[trace, asked] as const];
    }),
  );
}

/** Whether two found the same mode, so that their places can be compared. */
function foundTwice(ratings: readonly RatedReview[]): boolean {
  let once = 0;
  return ratings.some(({ found }) => {
    const again = (once & found) !== 0;
    once |= found;
    return again;
  });
}

function counted({ trace, readers, pairs, modes }: Disagreement) {
  const disputes = modes.map(({ mode, found, absent }) => ({ mode, found: found.length, absent: absent.length }));
  return { trace, readers, pairs, modes: disputes };
}

/** Of each trace people's answers where two or more have read it, else everybody's: as the adjudication of it has them. */
async function ratingsToSettle(scope: Scope, round: string | undefined): Promise<RatedReview[]> {
  const ask = (which: readonly Source[]) =>
    readRatings(scope, {
      sources: which,
      annotators: [],
      reference: undefined,
      round,
      system: [],
      model: [],
      benchmark: [],
    });
  const [everybody, people] = await Promise.all([ask(sources), ask(["people"])]);
  const peoples = Map.groupBy(people, ({ trace }) => trace);
  const all = Map.groupBy(everybody, ({ trace }) => trace);
  return [...all].flatMap(([trace, ratings]) => {
    const own = peoples.get(trace) ?? [];
    return own.length > 1 ? own : ratings;
  });
}
