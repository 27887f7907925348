import type { Decision } from "@/lib/reviews/adjudication-schema";

const words = {
  agreed: "all agreed",
  accepted: "accepted",
  merged: "merged",
  split: "split",
  rejected: "rejected",
} as const;

/** What became of a label, and who decided it. */
export function VerdictOf({ decision: { verdict, by, reason } }: { readonly decision: Decision }) {
  return (
    <span
      title={[by && `by ${by.name}`, reason].filter(Boolean).join(": ")}
      className={verdict === "rejected" ? "text-bad text-xs" : "text-good text-xs"}
    >
      {words[verdict]}
    </span>
  );
}
