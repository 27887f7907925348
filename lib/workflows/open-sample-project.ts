import "server-only";
import { authorize } from "@/lib/auth/authorize";
import { currentUser } from "@/lib/auth/current-user";
import { fail, ok, type Result } from "@/lib/core/result";
import { createProject, deleteProject, findOwnSample } from "@/lib/db/projects";
import { fillSampleProject } from "@/lib/workflows/fill-sample-project";

const facts = {
  name: "Sample project",
  description: "Ten short invented runs with the labels of two invented annotators, to look around in.",
  sample: true,
};

/** The caller's sample project; made, and filled, where they own none yet. */
export async function openSampleProject(headers: Headers): Promise<Result<{ readonly slug: string }>> {
  const user = await currentUser(headers);
  if (!user) return fail("not-signed-in", "You are no longer signed in. Load the page again.");
  const present = await findOwnSample(user.id);
  if (present) return ok(present);
  const slug = await makeEmpty(user.id);
  const own = await authorize(headers, { slug }, "own");
  if (!own.ok) return own;
  const importing = await authorize(headers, { slug }, "import");
  if (!importing.ok) return importing;
  try {
    await fillSampleProject(importing.value.scope, own.value.scope);
  } catch (error) {
    await deleteProject(own.value.scope);
    throw error;
  }
  return ok({ slug });
}

/** Takes the first address that is free: sample, sample-2, … */
async function makeEmpty(userId: string): Promise<string> {
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? "sample" : `sample-${number}`;
    if (await createProject(userId, { ...facts, slug })) return slug;
  }
}
