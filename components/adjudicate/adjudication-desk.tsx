"use client";
import type { Progress } from "@/components/annotate/desk";
import type { SessionInput } from "@/components/annotate/session";
import { Workspace } from "@/components/annotate/workspace";

/** The annotating screen, with the review that settles the trace in place of one's own. */
export function AdjudicationDesk({ input, progress }: { readonly input: SessionInput; readonly progress: Progress }) {
  return <Workspace input={input} progress={progress} onProgress={() => {}} />;
}
