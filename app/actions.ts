"use server";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { answerForm, type FormState } from "@/lib/core/form";
import { openSampleProject } from "@/lib/workflows/open-sample-project";

/** Opens the caller's sample project, made at the first time. */
export async function openSample(_state: FormState<{ slug: string }>, form: FormData) {
  const requestHeaders = await headers();
  const state = await answerForm(z.object({}), form, () => openSampleProject(requestHeaders));
  if (state.status === "done") redirect(`/p/${state.value.slug}`);
  return state;
}
