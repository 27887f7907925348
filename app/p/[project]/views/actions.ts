"use server";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import type { Capability } from "@/lib/access/roles";
import type { ProjectScope } from "@/lib/access/scope";
import { actionScope } from "@/lib/auth/page";
import { answerForm, type FormState } from "@/lib/core/form";
import { ok, type Result } from "@/lib/core/result";
import * as views from "@/lib/db/saved-views";
import { revokeSharedLink } from "@/lib/db/shared-links";
import { newLinkSchema, newViewSchema } from "@/lib/insights/sharing-schema";
import { shareFigures } from "@/lib/workflows/share-figures";

async function viewsForm<C extends Capability, S extends z.ZodType, T>(
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
  if (state.status === "done") revalidatePath(`/p/${slug}/views`);
  return state;
}

export async function saveView(slug: string, _state: FormState, form: FormData): Promise<FormState> {
  return viewsForm(slug, "read", newViewSchema, form, async (scope, view) => {
    await views.saveView(scope, view);
    return ok(null);
  });
}

export async function deleteView(slug: string, _state: FormState, form: FormData): Promise<FormState> {
  return viewsForm(slug, "read", z.object({ view: z.string() }), form, async (scope, { view }) => {
    await views.deleteView(scope, view);
    return ok(null);
  });
}

export async function makeLink(slug: string, _state: FormState<string>, form: FormData): Promise<FormState<string>> {
  return viewsForm(slug, "curate", newLinkSchema, form, async (scope, link) => {
    const made = await shareFigures(scope, link);
    return made.ok ? ok(made.value.url) : made;
  });
}

export async function revokeLink(slug: string, _state: FormState, form: FormData): Promise<FormState> {
  return viewsForm(slug, "curate", z.object({ link: z.string() }), form, async (scope, { link }) => {
    await revokeSharedLink(scope, link);
    return ok(null);
  });
}
