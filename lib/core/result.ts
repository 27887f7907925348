import type { Failure, FailureCode } from "@/lib/core/failure";

/** Either a value or an expected failure; impossible states throw instead. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function fail(
  code: FailureCode,
  detail: string,
  at?: Failure["at"],
): { readonly ok: false; readonly failure: Failure } {
  return { ok: false, failure: at === undefined ? { code, detail } : { code, detail, at } };
}
