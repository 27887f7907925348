import "server-only";
import { createHash, randomBytes } from "node:crypto";

/** A secret of 256 random bits, fit for a URL. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/**
 * What is stored of a token. SHA-256 without salt is enough: a token carries
 * 256 random bits, so there is nothing to guess that a slow hash would protect.
 */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
