"use client";
import { toggleFormatted } from "@/components/annotate/actions/formatting";
import { useSession } from "@/components/annotate/session-context";
import { useStore } from "@/components/annotate/store";
import { KeyOf } from "@/components/keyboard/key-of";

/** Whether text is laid out for reading or shown as the source has it. */
export function TextChoice() {
  const session = useSession();
  const formatted = useStore(session.view, ({ format }) => format !== null);
  return (
    <button
      type="button"
      onClick={() => void toggleFormatted(session)}
      className="flex items-center gap-1.5 text-ink-soft text-xs"
    >
      <span className="underline underline-offset-2">{formatted ? "Raw text" : "Formatted text"}</span>
      <span className="max-sm:hidden">
        <KeyOf command="formatted" />
      </span>
    </button>
  );
}
