import { PageFrame } from "@/components/shell/page-frame";

/** The dashboard's places before its figures are there, in their real size. */
export function InsightsSkeleton() {
  return (
    <PageFrame title="Where runs fail" width="wide">
      <p role="status" className="-mt-3 mb-4 h-10 text-ink-soft">
        Counting …
      </p>
      <div aria-hidden="true">
        <div className="mb-6 h-8 w-full max-w-xl rounded-full bg-sunken" />
        <div className="mb-8 grid gap-4 md:grid-cols-3">
          {[1, 2, 3].map((card) => (
            <div key={card} className="h-33 rounded-lg border border-line bg-surface" />
          ))}
        </div>
        <div className="h-110 rounded-lg bg-sunken" />
      </div>
    </PageFrame>
  );
}
