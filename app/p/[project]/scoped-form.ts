import "server-only";
import { revalidatePath } from "next/cache";
import type { z } from "zod";
import type { Capability } from "@/lib/access/roles";
import type { ProjectScope } from "@/lib/access/scope";
import { actionScope } from "@/lib/auth/page";
import { answerForm, type FormState } from "@/lib/core/form";
import type { Result } from "@/lib/core/result";

/** Parses a form, proves what the caller may do in the project, does the work, and draws the project's pages anew. */
export async function scopedForm<C extends Capability, S extends z.ZodType, T>(
  slug: string,
  capability: C,
  schema: S,
  form: FormData,
  work: (scope: ProjectScope<C>, input: z.output<S>) => Promise<Result<T>>,
): Promise<FormState<T>> {
  const state = await answerForm(schema, form, async (input) => {
    const scope = await actionScope(slug, capability);
    return scope.ok ? work(scope.value, input) : scope;
  });
  if (state.status === "done") revalidatePath(`/p/${slug}`, "layout");
  return state;
}
