import { env } from "@/lib/core/env";

const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);

function hostOf(headers: Headers): string | null {
  const forwarded = env().TOPMAST_TRUST_PROXY ? headers.get("x-forwarded-host")?.split(",").at(-1)?.trim() : undefined;
  return forwarded ?? headers.get("host");
}

/**
 * Whether a request is meant for this server: its host is TOPMAST_URL's, or,
 * where that is a loopback address, any loopback name with the same port. A
 * page of another site that rebinds its name to this machine is refused.
 */
export function answersFor(headers: Headers): boolean {
  const ours = new URL(env().TOPMAST_URL);
  const host = hostOf(headers);
  if (host === null) return false;
  if (host === ours.host) return true;
  if (!URL.canParse(`http://${host}`)) return false;
  const { hostname, port } = new URL(`http://${host}`);
  return loopback.has(hostname) && (port || "80") === (ours.port || "80") && loopback.has(ours.hostname);
}

/** Whether a request that carries a cookie comes from one of our own pages. */
export function comesFromUs(headers: Headers): boolean {
  const origin = headers.get("origin");
  if (origin === null) return headers.get("sec-fetch-site") === "same-origin";
  return URL.canParse(origin) && new URL(origin).host === hostOf(headers);
}
