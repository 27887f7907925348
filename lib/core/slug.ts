import { z } from "zod";

const longest = 60;

/** A project's name in addresses. */
export const slugSchema = z
  .string()
  .trim()
  .min(1, "An address needs one character or more.")
  .max(longest, `An address may have ${longest} characters at most.`)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "Use small letters a to z, digits, and single hyphens between them.");

/** The slug that a name suggests; empty where it holds no letter or digit of ASCII even without accents. */
export function proposeSlug(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, longest)
    .replace(/^-+|-+$/g, "");
}
