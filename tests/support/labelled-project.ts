import { newId } from "@/lib/core/ids";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import type { ModeCode } from "@/lib/mast/taxonomy";
import { modeCodes } from "@/lib/mast/taxonomy";
import { everyMode, maskOf } from "@/lib/reviews/masks";
import { fillRandom, seededState } from "@/lib/stats/random";
import { newProject, type TestProject } from "./actor";
import { importText } from "./import-text";

type Segments = Prisma.SegmentCreateManyInput[];

/** A label as it was put into the database, for whoever counts by hand. */
export interface KnownLabel {
  readonly id: string;
  readonly mode: ModeCode;
  readonly agent: string | null;
  readonly decisive: boolean;
  /** Steps at which its segments begin; none for the whole trace. */
  readonly steps: readonly number[];
}

export interface KnownReview {
  readonly annotator: number;
  readonly adjudicated: boolean;
  readonly achieved: "yes" | "no" | "unclear" | null;
  readonly labels: readonly KnownLabel[];
}

export interface KnownTrace {
  readonly id: string;
  readonly system: string | null;
  readonly model: string | null;
  readonly benchmark: string | null;
  readonly import: string;
  /** When the run was: the time of its first step, or else when it came in. */
  readonly time: Date;
  readonly version: string | null;
  readonly outcome: "achieved" | "failed" | null;
  readonly steps: number;
  readonly reviews: readonly KnownReview[];
}

export interface LabelledProject {
  readonly project: TestProject;
  readonly traces: readonly KnownTrace[];
}

/** Around the turn of a year and of a month, late in the day of UTC; the first two and the last two are of one week. */
const days = ["2025-12-27", "2025-12-28", "2025-12-29", "2026-01-31", "2026-02-02", "2026-02-08"] as const;
const agents = ["planner", "coder", "tester"] as const;

/** Sixty traces of one to fourteen steps, each read by none to three people who label at random; the same at every run. */
export async function labelledProject(): Promise<LabelledProject> {
  const project = await newProject();
  const state = seededState(5);
  const buffer = new Uint32Array(1);
  const below = (end: number) => {
    fillRandom(state, buffer);
    return Math.floor(((buffer[0] as number) / 2 ** 32) * end);
  };
  const one = <T>(values: readonly T[]): T => values[below(values.length)] as T;
  const lengths = Array.from({ length: 60 }, () => 1 + below(14));
  const lines = lengths.map((length, trace) => {
    const messages = Array.from({ length }, (_, n) => ({
      role: "assistant",
      name: agents[n % 3],
      content: `${trace}.${n}`,
    }));
    return JSON.stringify({ messages });
  });
  const imports = [
    await importText(project.owner, lines.slice(0, 25).join("\n")),
    await importText(project.owner, lines.slice(25).join("\n")),
  ];
  const made = imports.flatMap(({ id, traces }) => traces.map((trace) => ({ ...trace, import: id })));
  const people = Array.from({ length: 3 }, (_, n) => ({
    id: newId("ann"),
    projectId: project.id,
    kind: "person" as const,
    name: `Reader ${n}`,
  }));
  await db().annotator.createMany({ data: people });
  const traces: KnownTrace[] = [];
  for (const [number, { id, import: importId }] of made.entries()) {
    if (id === null || importId === null) throw new Error("A trace was not made.");
    const steps = await db().step.findMany({
      where: { traceId: id },
      orderBy: { position: "asc" },
      select: { id: true },
    });
    const facts = {
      system: one(["A", "B", null]),
      outcome: one(["achieved", "failed", null] as const),
      version: one(["1", "2", null]),
    };
    const { version, ...columns } = facts;
    const where = {
      model: ["small", "large", null][number % 3] ?? null,
      benchmark: number % 2 === 0 ? "tasks" : null,
      time: new Date(`${days[number % days.length]}T23:30:00Z`),
    };
    const { time, ...more } = where;
    const timed = number % 4 !== 0;
    await db().trace.update({
      where: { id },
      data: {
        ...columns,
        ...more,
        metadata: version === null ? {} : { version },
        ...(timed ? {} : { createdAt: time }),
      },
    });
    if (timed) await db().step.update({ where: { id: steps[0]?.id ?? "" }, data: { time } });
    const readers = people.slice(0, below(4));
    const reviews: KnownReview[] = [];
    for (const [annotator, { id: annotatorId }] of readers.entries()) {
      const labels = Array.from(
        { length: below(5) },
        (): KnownLabel => ({
          id: newId("lbl"),
          mode: one(modeCodes.slice(0, 6 + below(9))),
          agent: one([...agents, null]),
          decisive: below(4) === 0,
          steps: Array.from({ length: below(3) }, () => below(steps.length)),
        }),
      );
      const review = {
        annotator,
        adjudicated: annotator === 2 && below(2) === 0,
        achieved: one(["yes", "no", "unclear", null] as const),
        labels,
      };
      reviews.push(review);
      const reviewId = newId("rev");
      await db().review.create({
        data: {
          id: reviewId,
          projectId: project.id,
          traceId: id,
          annotatorId,
          status: "submitted",
          achieved: review.achieved,
          adjudicated: review.adjudicated,
          judged: everyMode,
          found: maskOf(labels.map(({ mode }) => mode)),
        },
      });
      await db().label.createMany({ data: labels.map(({ steps: _, ...label }) => ({ ...label, reviewId })) });
      await db().segment.createMany({
        data: labels.flatMap(
          ({ id: labelId, steps: at }): Segments =>
            at.length === 0
              ? [{ labelId, place: 0, kind: "trace" }]
              : at.map((step, place) => ({
                  labelId,
                  place,
                  kind: "steps",
                  firstStepId: steps[step]?.id ?? "",
                  lastStepId: steps[step]?.id ?? "",
                })),
        ),
      });
    }
    traces.push({ id, ...facts, ...where, import: importId, steps: steps.length, reviews });
  }
  return { project, traces };
}
