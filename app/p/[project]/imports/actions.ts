"use server";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { actionScope } from "@/lib/auth/page";
import { answerForm, type FormState } from "@/lib/core/form";
import { undoImport } from "@/lib/workflows/take-away-traces";

/** Deletes what an import brought. */
export async function undo(slug: string, _state: FormState<number>, form: FormData): Promise<FormState<number>> {
  const state = await answerForm(z.object({ import: z.string() }), form, async (input) => {
    const scope = await actionScope(slug, "import");
    return scope.ok ? undoImport(scope.value, input.import) : scope;
  });
  if (state.status === "done") revalidatePath(`/p/${slug}`, "layout");
  return state;
}
