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
  readonly version: string | null;
  readonly outcome: "achieved" | "failed" | null;
  readonly steps: number;
  readonly reviews: readonly KnownReview[];
}

export interface LabelledProject {
  readonly project: TestProject;
  readonly traces: readonly KnownTrace[];
}

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
  const { traces: made } = await importText(project.owner, lines.join("\n"));
  const people = Array.from({ length: 3 }, (_, n) => ({
    id: newId("ann"),
    projectId: project.id,
    kind: "person" as const,
    name: `Reader ${n}`,
  }));
  await db().annotator.createMany({ data: people });
  const traces: KnownTrace[] = [];
  for (const { id } of made) {
    if (id === null) throw new Error("A trace was not made.");
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
    await db().trace.update({ where: { id }, data: { ...columns, metadata: version === null ? {} : { version } } });
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
    traces.push({ id, ...facts, steps: steps.length, reviews });
  }
  return { project, traces };
}
