"use server";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { actionScope } from "@/lib/auth/page";
import { answerForm, type FormState } from "@/lib/core/form";
import { idSchema } from "@/lib/core/ids";
import { restoreLabel } from "@/lib/workflows/restore-label";

/** Lets a withdrawn label of the caller’s own stand again. */
export async function restore(slug: string, _state: FormState, form: FormData): Promise<FormState> {
  const state = await answerForm(z.object({ label: idSchema("lbl") }), form, async ({ label }) => {
    const scope = await actionScope(slug, "annotate");
    return scope.ok ? restoreLabel(scope.value, label) : scope;
  });
  if (state.status === "done") revalidatePath(`/p/${slug}/history`);
  return state;
}
