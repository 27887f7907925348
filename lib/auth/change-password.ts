import "server-only";
import { APIError } from "better-auth/api";
import { z } from "zod";
import { passwordSchema } from "@/lib/access/account-schema";
import { countAttempt, forgetAttempts } from "@/lib/auth/attempts";
import type { CurrentUser } from "@/lib/auth/current-user";
import { passwordAuth } from "@/lib/auth/password-auth";
import { fail, ok, type Result } from "@/lib/core/result";

export const passwordChangeSchema = z.object({
  currentPassword: z.string().min(1, "Type the password that you have now.").max(1000),
  newPassword: passwordSchema,
});

/** Sets a new password against the present one; every other session of the account ends. */
export async function changePassword(
  headers: Headers,
  user: CurrentUser,
  body: z.output<typeof passwordChangeSchema>,
): Promise<Result<null>> {
  const counted = await countAttempt(headers, user.email);
  if (!counted.ok) return counted;
  try {
    await passwordAuth().api.changePassword({ headers, body: { ...body, revokeOtherSessions: true } });
  } catch (error) {
    if (!(error instanceof APIError) || error.statusCode >= 500) throw error;
    const message = "This is not your present password.";
    return fail("invalid-input", message, [{ path: "currentPassword", message }]);
  }
  await forgetAttempts(user.email);
  return ok(null);
}
