import { randomUUID } from "node:crypto";
import { newId } from "@/lib/core/ids";
import type { ModeCode } from "@/lib/mast/taxonomy";
import { labelInputSchema } from "@/lib/reviews/label-schema";
import { roundInputSchema } from "@/lib/rounds/round-schema";
import { makeRound } from "@/lib/workflows/make-round";
import { changeRound } from "@/lib/workflows/run-round";
import { saveLabel } from "@/lib/workflows/save-label";
import { saveReview } from "@/lib/workflows/save-review";
import type { Actor } from "./actor";
import { importText } from "./import-text";

/** Imports that many small runs and answers with their traces. */
export async function importTraces(owner: Actor, count: number): Promise<string[]> {
  const runs = Array.from({ length: count }, () =>
    JSON.stringify({ id: randomUUID(), messages: [{ role: "user", content: `go ${randomUUID()}` }] }),
  );
  return (await importText(owner, runs.join("\n"))).traces.flatMap(({ id }) => id ?? []);
}

/** Makes a round of these traces as its curator would, and opens it. */
export async function openRound(
  curator: Actor,
  traces: readonly string[],
  annotators: readonly Actor[],
  more: object = {},
): Promise<string> {
  const input = roundInputSchema.parse({
    name: "Round",
    choice: { how: "picked", traces },
    annotators: annotators.map(({ userId }) => userId),
    perTrace: annotators.length,
    ...more,
  });
  const scope = await curator.scope("curate");
  const made = await makeRound(scope, input);
  if (!made.ok) throw new Error(made.failure.detail);
  const opened = await changeRound(scope, made.value, { status: "open" });
  if (!opened.ok) throw new Error(opened.failure.detail);
  return made.value;
}

/** Labels the trace with these modes and submits the review. */
export async function review(actor: Actor, trace: string, modes: readonly ModeCode[], note = ""): Promise<void> {
  const scope = await actor.scope("annotate");
  for (const mode of modes) {
    const label = labelInputSchema.parse({ mode, note, segments: [{ kind: "trace" }] });
    const saved = await saveLabel(scope, trace, newId("lbl"), label);
    if (!saved.ok) throw new Error(saved.failure.detail);
  }
  const submitted = await saveReview(scope, trace, { status: "submitted", note });
  if (!submitted.ok) throw new Error(submitted.failure.detail);
}
