import { least, show } from "@/bench/insights/least";
import type { Owner } from "@/bench/insights/owner";
import type { View } from "@/bench/insights/views";

/** The views once more, while somebody labels, submits and takes back without rest, and a file of runs comes in. */
export async function whileBusy(views: readonly View[], { reading, ...owner }: Owner): Promise<void> {
  const quiet = new AbortController();
  const work = Promise.all([labelling(owner, quiet.signal), importing(owner, quiet.signal)]);
  try {
    for (const { name, read } of views) {
      const [ours = 0] = await least([() => read(reading)]);
      console.log(`  ${`${name}, busy`.padEnd(36)} ${show(ours)}`);
    }
  } finally {
    quiet.abort();
  }
  const [labels, traces] = await work;
  console.log(
    `  meanwhile ${labels} labels were saved, submitted and taken back, and ${traces} traces of 20 steps imported`,
  );
}

async function labelling({ annotating }: Pick<Owner, "annotating">, signal: AbortSignal): Promise<number> {
  const { db } = await import("@/lib/db/client");
  const { newId } = await import("@/lib/core/ids");
  const { labelInputSchema } = await import("@/lib/reviews/label-schema");
  const { saveLabel } = await import("@/lib/workflows/save-label");
  const { saveReview } = await import("@/lib/workflows/save-review");
  const traces = await db().trace.findMany({
    where: { projectId: annotating.projectId },
    select: { id: true },
    take: 200,
  });
  let saved = 0;
  for (; !signal.aborted; saved += 1) {
    const step = saved % 100;
    const input = labelInputSchema.parse({ mode: "2.6", segments: [{ kind: "steps", first: step, last: step }] });
    const trace = traces[saved % traces.length]?.id ?? "";
    const answer = await saveLabel(annotating, trace, newId("lbl"), input);
    if (!answer.ok) throw new Error(answer.failure.detail);
    for (const status of ["submitted", "draft"] as const) {
      const said = await saveReview(annotating, trace, { status });
      if (!said.ok) throw new Error(said.failure.detail);
    }
  }
  return saved;
}

async function importing({ importing: scope }: Pick<Owner, "importing">, signal: AbortSignal): Promise<number> {
  const { importOptionsSchema } = await import("@/lib/traces/import-summary");
  const { importTraces } = await import("@/lib/workflows/import-traces");
  let written = 0;
  const bytes = async function* () {
    for (; !signal.aborted; written += 1) {
      const messages = Array.from({ length: 20 }, (_, step) => ({
        role: step % 2 === 0 ? "user" : "assistant",
        content: `What step ${step} of imported run ${written} says.`,
      }));
      yield new TextEncoder().encode(`${JSON.stringify({ messages })}\n`);
    }
  };
  for await (const event of importTraces(scope, bytes(), importOptionsSchema.parse({ filename: "runs.jsonl" }))) {
    if (event.type === "failure") throw new Error(event.failure.detail);
    if (event.type === "summary") return event.summary.created;
  }
  throw new Error("The import ended without a summary.");
}
