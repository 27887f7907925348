"use server";
import { redirect } from "next/navigation";
import { z } from "zod";
import { scopedForm } from "@/app/p/[project]/scoped-form";
import { actionScope } from "@/lib/auth/page";
import { answerForm, type FormState } from "@/lib/core/form";
import { idSchema } from "@/lib/core/ids";
import { roundFormSchema } from "@/lib/rounds/round-form-schema";
import { roundFactsSchema, skipReasonSchema } from "@/lib/rounds/round-schema";
import { makeRound as make } from "@/lib/workflows/make-round";
import * as running from "@/lib/workflows/run-round";
import { skip as skipTrace } from "@/lib/workflows/work-in-round";

export async function makeRound(slug: string, _state: FormState, form: FormData): Promise<FormState> {
  let made = "";
  const state = await answerForm(roundFormSchema, form, async (input) => {
    const scope = await actionScope(slug, "curate");
    const result = scope.ok ? await make(scope.value, input) : scope;
    if (result.ok) made = result.value;
    return result.ok ? { ok: true as const, value: null } : result;
  });
  if (state.status === "done") redirect(`/p/${slug}/rounds/${made}`);
  return state;
}

const nothing = z.object({});

export async function openRound(slug: string, round: string, _state: FormState, form: FormData): Promise<FormState> {
  return scopedForm(slug, "curate", nothing, form, (scope) => running.changeRound(scope, round, { status: "open" }));
}

export async function closeRound(slug: string, round: string, _state: FormState, form: FormData): Promise<FormState> {
  return scopedForm(slug, "curate", nothing, form, (scope) => running.changeRound(scope, round, { status: "closed" }));
}

export async function discardRound(slug: string, round: string, _state: FormState, form: FormData): Promise<FormState> {
  const state = await scopedForm(slug, "curate", nothing, form, (scope) => running.discardRound(scope, round));
  if (state.status === "done") redirect(`/p/${slug}/rounds`);
  return state;
}

export async function editRound(slug: string, round: string, _state: FormState, form: FormData): Promise<FormState> {
  const dueOn = z.union([z.literal("").transform(() => null), z.iso.date()]);
  const schema = z.object({ name: roundFactsSchema.shape.name, dueOn });
  return scopedForm(slug, "curate", schema, form, (scope, facts) => running.changeRound(scope, round, facts));
}

export async function setWorking(slug: string, round: string, _state: FormState, form: FormData): Promise<FormState> {
  const schema = z.object({ user: z.string().min(1), working: z.stringbool() });
  return scopedForm(slug, "curate", schema, form, (scope, { user, working }) =>
    running.setWorking(scope, round, user, working),
  );
}

export async function reassign(slug: string, round: string, _state: FormState, form: FormData): Promise<FormState> {
  const schema = z.object({
    trace: idSchema("trc"),
    from: z.string().transform((user) => user || null),
    to: z.string().min(1, "Say to whom."),
  });
  return scopedForm(slug, "curate", schema, form, (scope, handing) => running.reassign(scope, round, handing));
}

export async function skip(
  slug: string,
  round: string,
  trace: string,
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  const state = await answerForm(z.object({ reason: skipReasonSchema }), form, async ({ reason }) => {
    const scope = await actionScope(slug, "annotate");
    return scope.ok ? skipTrace(scope.value, round, trace, reason) : scope;
  });
  if (state.status === "done") redirect(`/p/${slug}/traces/next?round=${round}&after=${trace}&told=1`);
  return state;
}
