"use server";
import { redirect } from "next/navigation";
import { z } from "zod";
import { scopedForm } from "@/app/p/[project]/scoped-form";
import { actionScope } from "@/lib/auth/page";
import { answerForm, type FormState } from "@/lib/core/form";
import { ok } from "@/lib/core/result";
import { protocolFormSchema } from "@/lib/rounds/protocol-schema";
import { nextTurn as drawNext, startProtocol as start } from "@/lib/workflows/run-protocol";

export async function startProtocol(slug: string, _state: FormState, form: FormData): Promise<FormState> {
  let made = "";
  const state = await answerForm(protocolFormSchema, form, async (input) => {
    const scope = await actionScope(slug, "curate");
    const result = scope.ok ? await start(scope.value, input) : scope;
    if (!result.ok) return result;
    made = result.value;
    return ok(null);
  });
  if (state.status === "done") redirect(`/p/${slug}/rounds/protocol/${made}`);
  return state;
}

export async function nextTurn(slug: string, protocol: string, _state: FormState, form: FormData): Promise<FormState> {
  return scopedForm(slug, "curate", z.object({}), form, (scope) => drawNext(scope, protocol));
}
