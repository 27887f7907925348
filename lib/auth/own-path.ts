const origin = "http://topmast.invalid";

/**
 * The path on this site that `next=` asks for, or the start page: never another
 * site, whichever way it is spelt (`//host`, `/\host`, `https:…`, a tab in between).
 */
export function ownPath(next: unknown): string {
  if (typeof next !== "string" || !next.startsWith("/") || !URL.canParse(next, origin)) return "/";
  const { origin: target, pathname, search, hash } = new URL(next, origin);
  // Without its dots `/a/..//host` begins with two slashes, which the next reader takes for a host.
  return target === origin && !pathname.startsWith("//") ? pathname + search + hash : "/";
}
