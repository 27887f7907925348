"use client";
import { usePathname } from "next/navigation";
import { useEffect, useMemo, useState } from "react";
import { keepInput, readAhead } from "@/components/annotate/ahead";
import type { SessionInput } from "@/components/annotate/session";
import { Workspace } from "@/components/annotate/workspace";
import { type Packed, unpack } from "@/lib/core/packed";
import type { NextTrace } from "@/lib/reviews/next-trace";

export type Progress = Pick<NextTrace, "done" | "all">;

/** The session's input, as the page sends it: a review may hold hundreds of labels. */
type Sent = Omit<SessionInput, "reviews"> & { readonly reviews: Packed<SessionInput["reviews"]> };

/** The trace that the address names: the page's own, or one that was read ahead and opened without asking the server. */
export function Desk({ input: sent, progress }: { readonly input: Sent; readonly progress: Progress }) {
  const input = useMemo(() => ({ ...sent, reviews: unpack(sent.reviews) }), [sent]);
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
