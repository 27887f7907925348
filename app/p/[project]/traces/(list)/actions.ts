"use server";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { actionScope } from "@/lib/auth/page";
import { answerForm, type FormState, ticked } from "@/lib/core/form";
import { idSchema } from "@/lib/core/ids";
import { ok } from "@/lib/core/result";
import { countPeoplesLabels, updateTraces } from "@/lib/db/traces";
import { deleteTraces } from "@/lib/workflows/take-away-traces";

const traceIds = ticked(idSchema("trc")).refine(
  (ids) => ids.length > 0 && ids.length <= 500,
  "Select 1 to 500 traces.",
);

/** Empty leaves a fact as it is, a hyphen empties it. */
function fact(longest: number) {
  return z
    .string()
    .trim()
    .max(longest, `This may have ${longest.toLocaleString("en")} characters at most.`)
    .transform((value) => (value === "" ? undefined : value === "-" ? null : value));
}

const editSchema = z.object({
  traces: traceIds,
  system: fact(200),
  model: fact(200),
  benchmark: fact(200),
  task: fact(20_000),
});

export async function editTraces(slug: string, _state: FormState<number>, form: FormData): Promise<FormState<number>> {
  const state = await answerForm(editSchema, form, async ({ traces, ...facts }) => {
    const scope = await actionScope(slug, "curate");
    if (!scope.ok) return scope;
    const said = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
    return ok(await updateTraces(scope.value, traces, said));
  });
  if (state.status === "done") revalidatePath(`/p/${slug}`, "layout");
  return state;
}

export async function removeTraces(
  slug: string,
  _state: FormState<number>,
  form: FormData,
): Promise<FormState<number>> {
  const state = await answerForm(z.object({ traces: traceIds }), form, async ({ traces }) => {
    const scope = await actionScope(slug, "curate");
    return scope.ok ? deleteTraces(scope.value, traces) : scope;
  });
  if (state.status === "done") revalidatePath(`/p/${slug}`, "layout");
  return state;
}

/** How many labels of people lie on these traces; null where the caller may not know. */
export async function countLabels(slug: string, ids: readonly string[]): Promise<number | null> {
  const parsed = traceIds.safeParse(ids);
  const scope = await actionScope(slug, "curate");
  return parsed.success && scope.ok ? countPeoplesLabels(scope.value, parsed.data) : null;
}
