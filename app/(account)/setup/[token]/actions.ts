"use server";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { newAccountSchema } from "@/lib/access/account-schema";
import { countAttempt } from "@/lib/auth/attempts";
import { signIn } from "@/lib/auth/sign-in";
import { answerForm, type FormState } from "@/lib/core/form";
import { createFirstAccount } from "@/lib/workflows/create-account";

export async function createOwner(token: string, _state: FormState, form: FormData): Promise<FormState> {
  const requestHeaders = await headers();
  const state = await answerForm(newAccountSchema, form, async (input) => {
    const counted = await countAttempt(requestHeaders, token);
    if (!counted.ok) return counted;
    const made = await createFirstAccount(token, input);
    return made.ok ? signIn(requestHeaders, input) : made;
  });
  if (state.status === "done") redirect("/");
  return state;
}
