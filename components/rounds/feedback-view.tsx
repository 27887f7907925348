import { ModeTag } from "@/components/mast/mode-tag";
import type { ModeCode } from "@/lib/mast/taxonomy";
import type { Feedback } from "@/lib/rounds/round-schema";

type Told = Feedback & { readonly reasons: readonly { readonly mode: string; readonly note: string }[] };

const parts = [
  ["agreed", "Found by you and by the answer"],
  ["missed", "Missed: only the answer has it"],
  ["extra", "Only you have it"],
] as const;

/** One's review of a training item beside the known answer. */
export function FeedbackView({ feedback }: { readonly feedback: Told }) {
  const none = parts.every(([part]) => feedback[part].length === 0);
  if (none) return <p className="text-good">Right: there is no failure here, and you found none.</p>;
  return (
    <div className="flex flex-col gap-4">
      {parts.map(([part, title]) =>
        feedback[part].length === 0 ? null : (
          <div key={part}>
            <h3 className="text-ink-soft">{title}</h3>
            <ul className="mt-1.5 flex flex-col gap-1.5">
              {feedback[part].map((mode) => (
                <li key={mode} className="flex flex-wrap items-baseline gap-2">
                  <ModeTag mode={mode} />
                  <span className="[overflow-wrap:anywhere]">{reasonOf(feedback, mode)}</span>
                </li>
              ))}
            </ul>
          </div>
        ),
      )}
    </div>
  );
}

function reasonOf({ reasons }: Told, mode: ModeCode): string {
  return reasons
    .filter((reason) => reason.mode === mode)
    .map(({ note }) => note)
    .join(" ");
}
