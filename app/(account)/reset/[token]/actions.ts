"use server";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { passwordSchema } from "@/lib/access/account-schema";
import { countAttempt } from "@/lib/auth/attempts";
import { answerForm, type FormState } from "@/lib/core/form";
import { resetPassword } from "@/lib/workflows/reset-password";

const schema = z.object({ password: passwordSchema });

export async function setPassword(token: string, _state: FormState, form: FormData): Promise<FormState> {
  const requestHeaders = await headers();
  const state = await answerForm(schema, form, async ({ password }) => {
    const counted = await countAttempt(requestHeaders, token);
    return counted.ok ? resetPassword(token, password) : counted;
  });
  if (state.status === "done") redirect("/sign-in");
  return state;
}
