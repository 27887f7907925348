/**
 * The one table of expected failures: code → HTTP status and a title that never
 * changes. What happened in a particular case stands in `Failure.detail`.
 */
export const failureTable = {
  "not-signed-in": { status: 401, title: "Sign in first" },
  "not-allowed": { status: 403, title: "Your role does not allow this" },
  "not-found": { status: 404, title: "There is nothing here, or it is not yours to see" },
  "invalid-input": { status: 400, title: "The request is not well formed" },
  "bad-host": { status: 421, title: "The request names a host that this server does not answer for" },
  "bad-origin": { status: 403, title: "The request comes from another site" },
  conflict: { status: 409, title: "The present state does not allow this" },
  "stale-version": { status: 412, title: "Somebody changed this in the meantime" },
  "too-large": { status: 413, title: "The upload is larger than this server takes" },
  "unknown-format": { status: 422, title: "The content has no form that Topmast knows" },
  "unreadable-upload": { status: 422, title: "The upload cannot be read" },
  "too-many-requests": { status: 429, title: "Too many attempts" },
  "link-used": { status: 410, title: "This link was used, has expired or was withdrawn" },
  internal: { status: 500, title: "Something broke on the server" },
} as const satisfies Record<string, { status: number; title: string }>;

export type FailureCode = keyof typeof failureTable;

/** An expected failure, as a value. */
export interface Failure {
  readonly code: FailureCode;
  /** One sentence for a person: what is wrong and what to do about it. */
  readonly detail: string;
  /** Where in the input it lies, for forms and imports. */
  readonly at?: readonly { readonly path: string; readonly message: string }[];
  /** What stands there now, where a change met another one. */
  readonly current?: unknown;
}
