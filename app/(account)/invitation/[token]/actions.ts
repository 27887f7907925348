"use server";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { newAccountSchema } from "@/lib/access/account-schema";
import { countAttempt } from "@/lib/auth/attempts";
import { actionUser } from "@/lib/auth/page";
import { signIn } from "@/lib/auth/sign-in";
import { answerForm, type FormState } from "@/lib/core/form";
import { fail } from "@/lib/core/result";
import { acceptInvitation, createInvitedAccount } from "@/lib/workflows/create-account";

/** Makes an account, signs it in and joins. */
export async function createMember(token: string, _state: FormState, form: FormData): Promise<FormState> {
  const requestHeaders = await headers();
  let slug = "";
  const state = await answerForm(newAccountSchema, form, async (input) => {
    const counted = await countAttempt(requestHeaders, token);
    if (!counted.ok) return counted;
    const made = await createInvitedAccount(token, input);
    if (!made.ok) return made;
    slug = made.value.slug;
    return signIn(requestHeaders, input);
  });
  if (state.status === "done") redirect(`/p/${slug}`);
  return state;
}

/** Joins with the account that is signed in. */
export async function join(token: string, _state: FormState<{ slug: string }>, form: FormData) {
  const requestHeaders = await headers();
  const state = await answerForm(z.object({}), form, async () => {
    const user = await actionUser();
    if (!user) return fail("not-signed-in", "You are no longer signed in. Sign in and open the link again.");
    const counted = await countAttempt(requestHeaders, token);
    return counted.ok ? acceptInvitation(token, user.id) : counted;
  });
  if (state.status === "done") redirect(`/p/${state.value.slug}`);
  return state;
}
