import { z } from "zod";

export const passwordRules = { min: 8, max: 128 } as const;

export const passwordSchema = z
  .string()
  .min(passwordRules.min, `A password needs ${passwordRules.min} characters or more.`)
  .max(passwordRules.max, `A password may have ${passwordRules.max} characters at most.`);

export const emailSchema = z
  .email("This is not an e-mail address.")
  .max(254)
  .transform((email) => email.toLowerCase());

/** What somebody types who makes an account. */
export const newAccountSchema = z.object({
  name: z.string().trim().min(1, "Say how others will see you.").max(100),
  email: emailSchema,
  password: passwordSchema,
});
export type NewAccountInput = z.infer<typeof newAccountSchema>;
