import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { db } from "@/lib/db/client";

/** How many other runs a conversation has. */
export async function otherRuns({ projectId }: ProjectScope, conversation: string, trace: string): Promise<number> {
  return db().trace.count({ where: { projectId, conversation, NOT: { id: trace } } });
}
