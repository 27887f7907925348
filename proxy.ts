import { type NextRequest, NextResponse } from "next/server";
import { contentSecurityPolicy } from "@/lib/http/content-security-policy";
import { answersFor } from "@/lib/http/host";

/**
 * Pages only: refuses hosts that are not ours (DNS rebinding) and gives each
 * page its nonce. Who may see what is never decided here, but in lib/auth.
 */
export function proxy(request: NextRequest): NextResponse {
  if (!answersFor(request.headers)) {
    return new NextResponse("This address is not the one that TOPMAST_URL names.\n", { status: 421 });
  }
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set("Content-Security-Policy", policy);
  headers.set("X-Nonce", nonce);
  headers.set("X-Path", pathOf(request.nextUrl));
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  return response;
}

/** Where the browser is, so that signing in can lead back there; without the marks of Next's own requests. */
function pathOf({ pathname, searchParams }: URL): string {
  const search = new URLSearchParams(searchParams);
  search.delete("_rsc");
  return search.size === 0 ? pathname : `${pathname}?${search}`;
}

export const config = { matcher: ["/((?!api/|_next/|icon\\.svg).*)"] };
