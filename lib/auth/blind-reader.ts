import "server-only";
import { headers } from "next/headers";
import { authorize } from "@/lib/auth/authorize";
import { somewhereBlind } from "@/lib/db/visible-reviews";

/** Whether whoever is signed in works in the project without seeing everybody's labels. Nobody signed in is nobody's annotator. */
export async function blindReader(projectId: string): Promise<boolean> {
  const authorized = await authorize(await headers(), { id: projectId }, "read");
  return authorized.ok && (await somewhereBlind(authorized.value.scope));
}
