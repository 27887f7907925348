"use client";
import { useEffect, useState } from "react";
import { useSession } from "@/components/annotate/session-context";
import { readJson } from "@/components/trace/trace-api";
import { type GuidelineExample, guidelinesSchema } from "@/lib/reviews/guideline-schema";

/** The examples in the project's guidelines, read when somebody opens the codebook: another may have kept one a minute ago. */
export function useOwnExamples(): readonly GuidelineExample[] {
  const { project } = useSession().input;
  const [examples, setExamples] = useState<readonly GuidelineExample[]>([]);
  useEffect(() => {
    const left = new AbortController();
    readJson(`/api/v1/projects/${project}/guidelines`, guidelinesSchema, left.signal).then(
      (guidelines) => setExamples(guidelines.examples),
      // Without them the codebook still says what a mode is.
      () => {},
    );
    return () => left.abort();
  }, [project]);
  return examples;
}
