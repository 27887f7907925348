import type { z } from "zod";
import type { Capability } from "@/lib/access/roles";
import type { FailureCode } from "@/lib/core/failure";

type Method = "GET" | "POST" | "PUT" | "DELETE";

/** What one endpoint takes and gives: the one source of its route, its types and its description in OpenAPI. */
export interface Endpoint<
  C extends Capability,
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  R extends z.ZodType,
> {
  readonly method: Method;
  /** With parameters in braces: `/api/v1/traces/{id}`. */
  readonly path: string;
  readonly summary: string;
  readonly capability: C;
  readonly params: P;
  readonly query: Q;
  /** Absent for an endpoint without a JSON body. */
  readonly body?: B;
  /** Set where the body is not JSON: its media type. */
  readonly rawBody?: string;
  readonly response: R;
  readonly failures: readonly FailureCode[];
}

/** Any endpoint, for the table of all of them. */
export type AnyEndpoint = Endpoint<Capability, z.ZodType, z.ZodType, z.ZodType, z.ZodType>;

/** Declares an endpoint and keeps its types. */
export function endpoint<
  const C extends Capability,
  P extends z.ZodType,
  Q extends z.ZodType,
  R extends z.ZodType,
  B extends z.ZodType = z.ZodUndefined,
>(declared: Endpoint<C, P, Q, B, R>): Endpoint<C, P, Q, B, R> {
  return declared;
}
