"use server";
import { z } from "zod";
import { scopedForm } from "@/app/p/[project]/scoped-form";
import type { FormState } from "@/lib/core/form";
import { ok } from "@/lib/core/result";
import * as views from "@/lib/db/saved-views";
import { revokeSharedLink } from "@/lib/db/shared-links";
import { newLinkSchema, newViewSchema } from "@/lib/insights/sharing-schema";
import { shareFigures } from "@/lib/workflows/share-figures";

export async function saveView(slug: string, _state: FormState, form: FormData): Promise<FormState> {
  return scopedForm(slug, "read", newViewSchema, form, async (scope, view) => {
    await views.saveView(scope, view);
    return ok(null);
  });
}

export async function deleteView(slug: string, _state: FormState, form: FormData): Promise<FormState> {
  return scopedForm(slug, "read", z.object({ view: z.string() }), form, async (scope, { view }) => {
    await views.deleteView(scope, view);
    return ok(null);
  });
}

export async function makeLink(slug: string, _state: FormState<string>, form: FormData): Promise<FormState<string>> {
  return scopedForm(slug, "curate", newLinkSchema, form, async (scope, link) => {
    const made = await shareFigures(scope, link);
    return made.ok ? ok(made.value.url) : made;
  });
}

export async function revokeLink(slug: string, _state: FormState, form: FormData): Promise<FormState> {
  return scopedForm(slug, "curate", z.object({ link: z.string() }), form, async (scope, { link }) => {
    await revokeSharedLink(scope, link);
    return ok(null);
  });
}
