"use server";
import { redirect } from "next/navigation";
import { z } from "zod";
import { scopedForm } from "@/app/p/[project]/scoped-form";
import { capabilities, roles } from "@/lib/access/roles";
import { type FormState, ticked } from "@/lib/core/form";
import { fail, ok } from "@/lib/core/result";
import { revokeApiKey } from "@/lib/db/api-keys";
import { withdrawInvitation } from "@/lib/db/links";
import { updateProject } from "@/lib/db/projects";
import { projectFactsSchema } from "@/lib/workflows/create-project";
import { deleteProject } from "@/lib/workflows/delete-project";
import { inviteMember } from "@/lib/workflows/invite-member";
import { makeApiKey } from "@/lib/workflows/make-api-key";
import * as membership from "@/lib/workflows/manage-members";

const memberId = z.string().min(1);

export async function saveGeneral(slug: string, _state: FormState, form: FormData): Promise<FormState> {
  return scopedForm(slug, "own", projectFactsSchema, form, async (scope, facts) => {
    await updateProject(scope, facts);
    return ok(null);
  });
}

export async function changeRole(slug: string, _state: FormState, form: FormData): Promise<FormState> {
  const schema = z.object({ member: memberId, role: z.enum(roles) });
  return scopedForm(slug, "own", schema, form, (scope, { member, role }) => membership.changeRole(scope, member, role));
}

export async function removeMember(slug: string, _state: FormState, form: FormData): Promise<FormState> {
  return scopedForm(slug, "own", z.object({ member: memberId }), form, (scope, { member }) =>
    membership.removeMember(scope, member),
  );
}

export async function invite(slug: string, _state: FormState<string>, form: FormData): Promise<FormState<string>> {
  const schema = z.object({ role: z.enum(roles), note: z.string().trim().max(120) });
  return scopedForm(slug, "own", schema, form, async (scope, { role, note }) =>
    ok(await inviteMember(scope, role, note)),
  );
}

export async function withdraw(slug: string, _state: FormState, form: FormData): Promise<FormState> {
  return scopedForm(slug, "own", z.object({ invitation: z.string() }), form, async (scope, { invitation }) =>
    (await withdrawInvitation(scope, invitation)) ? ok(null) : fail("link-used", "Somebody has used it by now."),
  );
}

export async function makeKey(slug: string, _state: FormState<string>, form: FormData): Promise<FormState<string>> {
  const schema = z.object({
    name: z.string().trim().min(1, "Give the key a name.").max(100),
    scopes: ticked(z.enum(capabilities)).refine((scopes) => scopes.length > 0, "Tick one at least."),
  });
  return scopedForm(slug, "read", schema, form, (scope, { name, scopes }) => makeApiKey(scope, name, scopes));
}

export async function revokeKey(slug: string, _state: FormState, form: FormData): Promise<FormState> {
  return scopedForm(slug, "read", z.object({ key: z.string() }), form, async (scope, { key }) =>
    (await revokeApiKey(scope, key)) ? ok(null) : fail("not-found", "There is no such key any more."),
  );
}

export async function leave(slug: string, _state: FormState, form: FormData): Promise<FormState> {
  const state = await scopedForm(slug, "read", z.object({}), form, membership.leaveProject);
  if (state.status === "done") redirect("/");
  return state;
}

export async function removeProject(slug: string, _state: FormState, form: FormData): Promise<FormState> {
  const state = await scopedForm(slug, "own", z.object({ slug: z.string() }), form, (scope, typed) =>
    deleteProject(scope, typed.slug),
  );
  if (state.status === "done") redirect("/");
  return state;
}
