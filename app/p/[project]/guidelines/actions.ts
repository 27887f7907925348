"use server";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { actionScope } from "@/lib/auth/page";
import { answerForm, type FormState, ticked } from "@/lib/core/form";
import { idSchema } from "@/lib/core/ids";
import { fail, ok } from "@/lib/core/result";
import * as examples from "@/lib/db/guideline-examples";
import { publishGuideline } from "@/lib/db/guidelines";
import { guidelineInputSchema } from "@/lib/reviews/guideline-schema";

const gone = fail("not-found", "This example is not there any more.");

export async function publish(slug: string, _state: FormState, form: FormData): Promise<FormState> {
  const state = await answerForm(guidelineInputSchema, form, async (input) => {
    const scope = await actionScope(slug, "curate");
    if (!scope.ok) return scope;
    const version = await publishGuideline(scope.value, input);
    return version === null
      ? fail(
          "stale-version",
          "Somebody published another version meanwhile. Copy your text, load the page again, and take theirs in.",
        )
      : ok(null);
  });
  if (state.status === "done") redirect(`/p/${slug}/guidelines`);
  return state;
}

const exampleId = idSchema("exm");

export async function changeExample(slug: string, _state: FormState, form: FormData): Promise<FormState> {
  const schema = z.object({
    example: exampleId,
    note: z.string().trim().max(2_000, "A note may have 2,000 characters at most."),
    open: ticked(z.literal("open")),
  });
  const state = await answerForm(schema, form, async ({ example, note, open }) => {
    const scope = await actionScope(slug, "curate");
    if (!scope.ok) return scope;
    return (await examples.changeExample(scope.value, example, { note, open: open.length > 0 })) ? ok(null) : gone;
  });
  if (state.status === "done") revalidatePath(`/p/${slug}/guidelines`);
  return state;
}

export async function removeExample(slug: string, _state: FormState, form: FormData): Promise<FormState> {
  const state = await answerForm(z.object({ example: exampleId }), form, async ({ example }) => {
    const scope = await actionScope(slug, "curate");
    return scope.ok ? ((await examples.removeExample(scope.value, example)) ? ok(null) : gone) : scope;
  });
  if (state.status === "done") revalidatePath(`/p/${slug}/guidelines`);
  return state;
}

/** Keeps a label as an example of its mode, at one key in the workspace; says what is wrong, or null. */
export async function keepExample(slug: string, labelId: string): Promise<string | null> {
  const id = idSchema("lbl").safeParse(labelId);
  const scope = await actionScope(slug, "annotate");
  if (!scope.ok) return scope.failure.detail;
  const kept = id.success && (await examples.keepExample(scope.value, id.data));
  return kept ? null : "This label is not saved yet, or not yours to keep.";
}
