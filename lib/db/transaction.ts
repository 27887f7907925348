import "server-only";
import { db, type Queries } from "@/lib/db/client";

/** Runs `work` in one transaction: all of it happens or, where it throws or takes longer than so many milliseconds, none. */
export async function transaction<T>(work: (queries: Queries) => Promise<T>, timeout = 60_000): Promise<T> {
  return db().$transaction(work, { timeout, maxWait: 10_000 });
}

/** Thrown inside a transaction to undo it and answer with an expected failure. */
export class Rollback<F> extends Error {
  constructor(readonly failure: F) {
    super("rolled back");
  }
}
