import "server-only";
import type { z } from "zod";
import type { Capability } from "@/lib/access/roles";
import type { ProjectScope } from "@/lib/access/scope";
import { authorize } from "@/lib/auth/authorize";
import type { Failure } from "@/lib/core/failure";
import { log } from "@/lib/core/log";
import { queryObject } from "@/lib/core/query-parameters";
import { fail, ok, type Result } from "@/lib/core/result";
import type { ProjectKey } from "@/lib/db/members";
import type { Endpoint } from "@/lib/http/endpoint";
import { answersFor, comesFromUs } from "@/lib/http/host";
import { parse } from "@/lib/http/parse-input";
import { problemResponse } from "@/lib/http/problem";
import { readJson } from "@/lib/http/read-json";

/** What a handler gets: proof of what the caller may do, and input that is what its schema says. */
export interface Call<C extends Capability, P, Q, B> {
  readonly scope: ProjectScope<C>;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly request: Request;
}

type Handler<C extends Capability, P, Q, B, R> = (call: Call<C, P, Q, B>) => Promise<Result<R | Response>>;

type Context = { readonly params: Promise<Record<string, string | string[] | undefined>> };

/** Which project a path names: by slug, or through the trace or import that it names. */
function projectOf(params: Record<string, unknown>): ProjectKey {
  if (typeof params.project === "string") return { slug: params.project };
  if (typeof params.import === "string") return { importId: params.import };
  if (typeof params.id === "string") return { traceId: params.id };
  throw new Error("The path of an endpoint names neither a project, an import nor a trace.");
}

/**
 * Turns a declared endpoint and its handler into a route: checks the host,
 * parses the path and the query, authorises, checks the origin of a cookie's
 * write, parses the body, calls, answers.
 */
export function route<
  C extends Capability,
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  R extends z.ZodType,
>(
  declared: Endpoint<C, P, Q, B, R>,
  handler: Handler<C, z.infer<P>, z.infer<Q>, z.infer<B>, z.infer<R>>,
): (request: Request, context: Context) => Promise<Response> {
  const answer = async (request: Request, context: Context): Promise<Result<unknown>> => {
    if (!answersFor(request.headers))
      return fail("bad-host", "Send the request to the address that TOPMAST_URL names.");
    const named = await context.params;
    const params = parse(declared.params, named, "path");
    // A path that names nothing we could have made is answered like one that names nothing there is.
    if (!params.ok) return fail("not-found", "There is nothing at this address.");
    const authorized = await authorize(request.headers, projectOf(named), declared.capability);
    if (!authorized.ok) return authorized;
    const { scope, by } = authorized.value;
    if (by === "session" && request.method !== "GET" && !comesFromUs(request.headers)) {
      return fail("bad-origin", "Only Topmast's own pages may write with a session cookie; use an API key elsewhere.");
    }
    const query = parse(declared.query, queryObject(new URL(request.url).searchParams), "query");
    if (!query.ok) return query;
    const body = await bodyOf(request, declared.body);
    if (!body.ok) return body;
    return handler({
      scope,
      params: params.value as z.infer<P>,
      query: query.value as z.infer<Q>,
      body: body.value as z.infer<B>,
      request,
    });
  };
  return async (request, context) => {
    const started = performance.now();
    const response = await settle(answer(request, context), declared.path);
    log.info({
      method: request.method,
      path: declared.path,
      status: response.status,
      ms: Math.round(performance.now() - started),
    });
    return response;
  };
}

async function bodyOf(request: Request, schema: z.ZodType | undefined): Promise<Result<unknown>> {
  if (!schema) return ok(undefined);
  const json = await readJson(request);
  return json.ok ? parse(schema, json.value, "body") : json;
}

async function settle(answered: Promise<Result<unknown>>, path: string): Promise<Response> {
  try {
    const result = await answered;
    if (!result.ok) return problemResponse(result.failure);
    if (result.value instanceof Response) return result.value;
    return Response.json(result.value, { headers: { "Cache-Control": "no-store" } });
  } catch (error) {
    log.error({ err: error, path }, "a request failed");
    const failure: Failure = { code: "internal", detail: "The server could not answer; its log says why." };
    return problemResponse(failure);
  }
}
