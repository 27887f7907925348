const origin = "http://topmast.invalid";

/**
 * The path on this site that `next=` asks for, or the start page: never another
 * site, whichever way it is spelt (`//host`, `/\host`, `https:…`, a tab in between).
 */
export function ownPath(next: unknown): string {
  if (typeof next !== "string" || !next.startsWith("/") || !URL.canParse(next, origin)) return "/";
  const url = new URL(next, origin);
  return url.origin === origin ? url.pathname + url.search + url.hash : "/";
}
