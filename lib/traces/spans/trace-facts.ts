/** What a run's spans say of the run as a whole. */
import type { Json, Outcome } from "@/lib/traces/canonical";
import { serviceOf } from "@/lib/traces/spans/frameworks";
import type { RunSpan } from "@/lib/traces/spans/run-tree";
import type { StepDraft } from "@/lib/traces/spans/step-draft";

/** The model of the most calls; the first of them where several have as many. */
export function modelOf(runs: readonly RunSpan[]): string | null {
  const counts = modelCounts(runs);
  const most = Math.max(0, ...counts.values());
  return [...counts].find(([, count]) => count === most)?.[0] ?? null;
}

function modelCounts(runs: readonly RunSpan[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { reading, wraps } of runs) {
    if (reading.model === null || wraps || reading.type === "embedding") continue;
    counts.set(reading.model, (counts.get(reading.model) ?? 0) + 1);
  }
  return counts;
}

/** Flat facts worth filtering by. */
export function metadataOf(runs: readonly RunSpan[]): { readonly [key: string]: Json } {
  const conversation = runs.find(({ reading }) => reading.conversation !== null)?.reading.conversation ?? null;
  const models = [...modelCounts(runs).keys()];
  const facts: readonly (readonly [string, Json])[] = [
    ["conversation", conversation],
    ["service", serviceOf(runs)],
    ["models", models.length > 1 ? models.sort() : null],
    [
      "inputTokens",
      sum(
        runs.map(({ reading, wraps }) => (wraps ? null : reading.inputTokens)),
        runs,
      ),
    ],
    [
      "outputTokens",
      sum(
        runs.map(({ reading, wraps }) => (wraps ? null : reading.outputTokens)),
        runs,
      ),
    ],
  ];
  return Object.fromEntries(facts.filter(([, value]) => value !== null));
}

/** Tokens of model calls; agents and chains repeat the sums of what lies below them. */
function sum(counts: readonly (number | null)[], runs: readonly RunSpan[]): number | null {
  const calls = counts.filter((count, at): count is number => count !== null && runs[at]?.reading.type === "llm");
  return calls.length === 0 ? null : calls.reduce((total, count) => total + count, 0);
}

/** A run whose one outermost span ended in an error is one that failed; nothing says that a run achieved its task. */
export function outcomeOf(runs: readonly RunSpan[]): Outcome | null {
  const roots = runs.filter(({ node }) => node.parent === null);
  const [root] = roots;
  return roots.length === 1 && root !== undefined && root.node.span.error !== null ? "failed" : null;
}

/** Long prompts are no headline; they stand in their step. */
const longestTask = 2_000;

/** What the run was asked: the first thing that a user says. */
export function taskOf(steps: readonly StepDraft[]): string | null {
  const given = steps.filter(
    (step) => step.kind === "message" && step.key.includes("/in/") && step.content.trim() !== "",
  );
  const asked = given.find(({ agent }) => agent === "user") ?? given.find(({ agent }) => agent !== "assistant");
  return asked === undefined || asked.content.length > longestTask ? null : asked.content;
}
