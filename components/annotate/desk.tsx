"use client";
import { usePathname } from "next/navigation";
import { useEffect, useState } from "react";
import { keepInput, readAhead } from "@/components/annotate/ahead";
import type { SessionInput } from "@/components/annotate/session";
import { Workspace } from "@/components/annotate/workspace";
import type { NextTrace } from "@/lib/reviews/next-trace";

export type Progress = Pick<NextTrace, "done" | "all">;

/** The trace that the address names: the page's own, or one that was read ahead and opened without asking the server. */
export function Desk({ input, progress }: { readonly input: SessionInput; readonly progress: Progress }) {
  const pathname = usePathname();
  const [later, setLater] = useState<Progress | null>(null);
  useEffect(() => keepInput(input), [input]);
  const named = pathname.split("/").at(-1) ?? "";
  const opened = named === input.trace.id ? input : readAhead(named);
  useEffect(() => {
    // Far back in the history of the tab: what was read ahead then is gone, and the server has it.
    if (opened === null) location.reload();
  }, [opened]);
  const title = opened?.trace.title ?? null;
  useEffect(() => {
    if (title === null) return;
    const rest = document.title.slice(document.title.indexOf(" · "));
    document.title = `${title}${rest.startsWith(" · ") ? rest : ""}`;
  }, [title]);
  if (opened === null) return null;
  return <Workspace key={opened.trace.id} input={opened} progress={later ?? progress} onProgress={setLater} />;
}
