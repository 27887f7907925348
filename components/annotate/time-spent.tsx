"use client";
import { useSession } from "@/components/annotate/session-context";
import { useStore } from "@/components/annotate/store";
import { timeName } from "@/lib/reviews/attention";

/** How long one has had this trace in front of one, all sittings together. */
export function TimeSpent() {
  const session = useSession();
  const time = useStore(session.spent, timeName);
  return (
    <span
      className="whitespace-nowrap text-ink-soft text-xs max-sm:hidden"
      title="Your time with this trace, in all sittings. It pauses when the page is not in front, and a minute after the last key or movement."
    >
      <span className="sr-only">Your time: </span>
      {time}
    </span>
  );
}
