import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { db } from "@/lib/db/client";
import type { Conversation } from "@/lib/reviews/trace-schema";

/** The conversation that a trace is part of, and how many other runs of it there are; null where it says none. */
export async function conversationOfTrace(scope: ProjectScope, id: string): Promise<Conversation | null> {
  const { projectId } = scope;
  const trace = await db().trace.findFirst({ where: { id, projectId }, select: { conversation: true } });
  const name = trace?.conversation ?? null;
  if (name === null) return null;
  const others = await db().trace.count({ where: { projectId, conversation: name, NOT: { id } } });
  return { name, others };
}
