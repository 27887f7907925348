import { z } from "zod";

const answerSchema = z.object({
  members: z.array(z.object({ id: z.string(), name: z.string(), role: z.string() })),
});
export type NamedMember = Readonly<z.infer<typeof answerSchema>["members"][number]>;

/** Who can be named; nobody where the server cannot be reached, as one may write a name out too. */
export async function readMembers(project: string): Promise<readonly NamedMember[]> {
  try {
    const response = await fetch(`/api/v1/projects/${project}/members`);
    return response.ok ? answerSchema.parse(await response.json()).members : [];
  } catch {
    return [];
  }
}
