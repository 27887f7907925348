import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { FeedbackView } from "@/components/rounds/feedback-view";
import { PageFrame } from "@/components/shell/page-frame";
import { buttonClass } from "@/components/ui/button";
import { pageScope } from "@/lib/auth/page";
import { readTrainingItem } from "@/lib/workflows/read-round";

export const metadata: Metadata = { title: "The known answer" };

type Props = { readonly params: Promise<{ project: string; round: string; trace: string }> };

/** After a training item: what the known answer says, beside one's own. */
export default async function TrainingPage({ params }: Props) {
  const { project: slug, round, trace } = await params;
  const feedback = await readTrainingItem(await pageScope(slug, "read"), round, trace);
  if (feedback === null) notFound();
  return (
    <PageFrame
      title="The known answer"
      width="narrow"
      lead={
        <>
          This was to train on:{" "}
          <Link href={`/p/${slug}/traces/${trace}`} className="underline">
            {feedback.title}
          </Link>
        </>
      }
    >
      <FeedbackView feedback={feedback} />
      <p className="mt-8">
        <Link
          href={`/p/${slug}/traces/next?round=${round}&after=${trace}&told=1`}
          prefetch={false}
          className={buttonClass("primary")}
        >
          Next trace
        </Link>
      </p>
    </PageFrame>
  );
}
