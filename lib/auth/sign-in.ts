import "server-only";
import { APIError } from "better-auth/api";
import { z } from "zod";
import { emailSchema } from "@/lib/access/account-schema";
import { countAttempt, forgetAttempts } from "@/lib/auth/attempts";
import { passwordAuth } from "@/lib/auth/password-auth";
import { fail, ok, type Result } from "@/lib/core/result";

export const signInSchema = z.object({
  email: emailSchema,
  password: z.string().min(1, "Type your password.").max(1000),
});

/** Opens a session in the cookies of the answer. An unknown address and a wrong password answer alike. */
export async function signIn(
  headers: Headers,
  { email, password }: { readonly email: string; readonly password: string },
): Promise<Result<null>> {
  const counted = await countAttempt(headers, email);
  if (!counted.ok) return counted;
  try {
    await passwordAuth().api.signInEmail({ headers, body: { email, password } });
  } catch (error) {
    if (!(error instanceof APIError) || error.statusCode >= 500) throw error;
    return fail("not-signed-in", "The e-mail address or the password is wrong.");
  }
  await forgetAttempts(email);
  return ok(null);
}
