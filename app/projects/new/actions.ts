"use server";
import { redirect } from "next/navigation";
import { actionUser } from "@/lib/auth/page";
import { answerForm, type FormState } from "@/lib/core/form";
import { fail } from "@/lib/core/result";
import { createProject, newProjectSchema } from "@/lib/workflows/create-project";

type State = FormState<{ readonly slug: string }>;

export async function createProjectFromForm(_state: State, form: FormData): Promise<State> {
  const state = await answerForm(newProjectSchema, form, async (project) => {
    const user = await actionUser();
    return user ? createProject(user.id, project) : fail("not-signed-in", "You are no longer signed in.");
  });
  if (state.status === "done") redirect(`/p/${state.value.slug}`);
  return state;
}
