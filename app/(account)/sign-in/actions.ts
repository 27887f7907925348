"use server";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { ownPath } from "@/lib/auth/own-path";
import { signIn, signInSchema } from "@/lib/auth/sign-in";
import { answerForm, type FormState } from "@/lib/core/form";

/** Signs in and goes to `next`, which the client may have changed since the page was drawn. */
export async function signInFromForm(next: string, _state: FormState, form: FormData): Promise<FormState> {
  const requestHeaders = await headers();
  const state = await answerForm(signInSchema, form, (input) => signIn(requestHeaders, input));
  if (state.status === "done") redirect(ownPath(next));
  return state;
}
