import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { openRoundsOfCaller } from "@/lib/db/rounds";
import { nextUnreviewed, ownProgress } from "@/lib/db/trace-list";
import type { NextTrace } from "@/lib/reviews/next-trace";

/** What would come next, so that it can be read ahead; nothing is reserved, and a round's queue is not looked into. */
export async function peekNext(scope: ProjectScope<"annotate">, after: string | null): Promise<NextTrace> {
  const [rounds, { submitted, traces }] = await Promise.all([openRoundsOfCaller(scope), ownProgress(scope)]);
  const trace = rounds.length > 0 ? null : await nextUnreviewed(scope, after);
  return { trace, done: submitted, all: traces };
}
