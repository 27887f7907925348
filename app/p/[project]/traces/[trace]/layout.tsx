import type { ReactNode } from "react";
import { skip } from "@/app/p/[project]/rounds/actions";
import { openTrace } from "@/app/p/[project]/traces/[trace]/opening";
import { RoundBar } from "@/components/rounds/round-bar";
import { dayText } from "@/components/rounds/round-words";

type Props = { readonly params: Promise<{ project: string; trace: string }>; readonly children: ReactNode };

/** Around a trace: the round of the reader's in which it stands, if any. */
export default async function TraceLayout({ params, children }: Props) {
  const { project: slug, trace } = await params;
  const around = (await openTrace(slug, trace))?.around ?? null;
  if (around === null) return children;
  const { submitted, dueOn, ...round } = around;
  return (
    <div className="flex h-full flex-col">
      <RoundBar
        project={slug}
        trace={trace}
        round={{ ...round, due: dueOn === null ? null : dayText(dueOn) }}
        skip={submitted ? null : skip.bind(null, slug, round.id, trace)}
      />
      <div className="min-h-0 flex-1">{children}</div>
    </div>
  );
}
