import type { Metadata } from "next";
import type { ReactNode } from "react";
import { SharedCharts } from "@/components/sharing/shared-charts";
import { SharedTable } from "@/components/sharing/shared-figures";
import { PageFrame } from "@/components/shell/page-frame";
import { Moment } from "@/components/ui/moment";
import { blindReader } from "@/lib/auth/blind-reader";
import { countedSentence, measureSentence } from "@/lib/insights/counted-sentence";
import { filterSentence } from "@/lib/insights/filter-sentence";
import { longDate } from "@/lib/insights/long-date";
import { citation } from "@/lib/mast/citation";
import { openShared, type SharedFigures } from "@/lib/workflows/share-figures";

/** No search engine shall know it, and no address that one goes to from here. */
export const metadata: Metadata = {
  title: "Shared figures",
  robots: { index: false, follow: false, noarchive: true },
  referrer: "no-referrer",
};

export default async function SharedPage({ params }: { readonly params: Promise<{ token: string }> }) {
  const { token } = await params;
  const shared = await openShared(token);
  if (shared.state !== "shown") return shared.state === "busy" ? <Busy /> : <Gone />;
  const { figures } = shared;
  if (await blindReader(figures.projectId)) {
    return (
      <Note title="Not for you, for now">
        You work in this project without seeing what others found until your own review is submitted, and these figures
        would tell you. The project’s Insights show you what you may see.
      </Note>
    );
  }
  return <Figures figures={figures} />;
}

function Gone() {
  return (
    <Note title="This link no longer works">
      It has expired, was revoked, or is not complete. Ask whoever gave it to you for a new one.
    </Note>
  );
}

function Busy() {
  return (
    <Note title="Too many looks at once">
      This link was opened very often just now. Come back in a quarter of an hour.
    </Note>
  );
}

function Note({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <main id="main">
      <PageFrame title={title} width="narrow">
        <p className="max-w-prose text-ink-soft">{children}</p>
      </PageFrame>
    </main>
  );
}

function Figures({ figures }: { readonly figures: SharedFigures }) {
  const { name, project, insights, instead, chosen, filter, version, expiresAt, measure, published } = figures;
  // Nobody is named to whoever has the link.
  const annotators = Array.from({ length: chosen }, (_, place) => `annotator ${place + 1}`);
  const counted = { ...insights, instead, annotators, measure };
  const only = filterSentence(filter);
  return (
    <main id="main">
      <PageFrame title={name} width="wide" lead={`Where the runs of “${project}” fail`}>
        <p className="mb-2 max-w-5xl text-ink-soft">
          {countedSentence(counted)} {measureSentence(counted)} In brackets: 95 % intervals.
        </p>
        {only !== "" && <p className="mb-2 max-w-5xl [overflow-wrap:anywhere]">{only}</p>}
        {insights.reviewed > 0 && (
          <SharedCharts insights={insights} measure={measure} published={published} version={version} />
        )}
        <div className="mt-8">
          <SharedTable insights={insights} version={version} />
        </div>
        <p className="mt-4 text-ink-faint text-xs">
          Made with Topmast on {longDate(new Date())}, for the figures are always today’s; the link works until{" "}
          <Moment at={expiresAt} />. The modes are those of MAST: {citation}
        </p>
      </PageFrame>
    </main>
  );
}
