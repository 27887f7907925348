"use server";
import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { z } from "zod";
import { newAccountSchema } from "@/lib/access/account-schema";
import { changePassword, passwordChangeSchema } from "@/lib/auth/change-password";
import { actionUser } from "@/lib/auth/page";
import { answerForm, type FormState } from "@/lib/core/form";
import { fail, ok } from "@/lib/core/result";
import { renameAccount } from "@/lib/db/accounts";
import { endOtherSessions, endSession } from "@/lib/db/sessions";

const signedOut = fail("not-signed-in", "You are no longer signed in. Load the page again.");

export async function changeName(_state: FormState, form: FormData): Promise<FormState> {
  return answerForm(newAccountSchema.pick({ name: true }), form, async ({ name }) => {
    const user = await actionUser();
    if (!user) return signedOut;
    await renameAccount(user.id, name);
    revalidatePath("/", "layout");
    return ok(null);
  });
}

export async function changePasswordFromForm(_state: FormState, form: FormData): Promise<FormState> {
  const requestHeaders = await headers();
  const state = await answerForm(passwordChangeSchema, form, async (input) => {
    const user = await actionUser();
    return user ? changePassword(requestHeaders, user, input) : signedOut;
  });
  if (state.status === "done") revalidatePath("/account");
  return state;
}

/** Signs one session out; the form names which. */
export async function signOutSession(_state: FormState, form: FormData): Promise<FormState> {
  return answerForm(z.object({ session: z.string() }), form, async ({ session }) => {
    const user = await actionUser();
    if (!user) return signedOut;
    await endSession(user.id, session);
    revalidatePath("/account");
    return ok(null);
  });
}

export async function signOutElsewhere(_state: FormState, form: FormData): Promise<FormState> {
  return answerForm(z.object({}), form, async () => {
    const user = await actionUser();
    if (!user) return signedOut;
    await endOtherSessions(user.id, user.sessionId);
    revalidatePath("/account");
    return ok(null);
  });
}
