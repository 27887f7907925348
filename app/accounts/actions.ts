"use server";
import { z } from "zod";
import { actionUser } from "@/lib/auth/page";
import { answerForm, type FormState } from "@/lib/core/form";
import { fail, ok } from "@/lib/core/result";
import { makeResetLink } from "@/lib/workflows/reset-password";

/** Makes a reset link for an account, as an owner of the installation. */
export async function makeReset(_state: FormState<string>, form: FormData): Promise<FormState<string>> {
  return answerForm(z.object({ account: z.string().min(1) }), form, async ({ account }) => {
    const user = await actionUser();
    if (!user?.siteOwner) return fail("not-allowed", "Only owners of the installation make reset links.");
    return ok(await makeResetLink(account, user.id));
  });
}
