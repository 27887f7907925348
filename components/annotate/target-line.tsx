"use client";
import { useSession } from "@/components/annotate/session-context";
import { useStore } from "@/components/annotate/store";
import { KeyOf } from "@/components/keyboard/key-of";
import { type Target, targetOf } from "@/lib/reviews/place";
import { placeName } from "@/lib/reviews/segment-geometry";

const longest = 160;

/** What a code given now would label. */
export function TargetLine() {
  const session = useSession();
  const place = useStore(session.screen, (screen) => screen.place);
  const target = targetOf(place);
  const quote =
    target.kind === "text" ? beginning(session.text.text(target.from.step, target.from.offset, endOf(target))) : null;
  return (
    <div className="rounded-md border border-line border-dashed px-2.5 py-1.5 text-[0.8125rem]">
      <p>
        <span className="text-ink-soft">
          {place.recoding ? "The next code is the chosen label’s new mode." : "A code labels"}{" "}
        </span>
        {!place.recoding && (
          <span className="font-medium">{target.kind === "text" ? textName(target) : placeName(target)}</span>
        )}
      </p>
      {quote !== null && <p className="mt-1 line-clamp-3 border-focus border-l-2 pl-2 text-xs">{quote}</p>}
      {place.selection === null && (
        <p className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-ink-soft text-xs">
          <span>
            or text <KeyOf command="select-text" />
          </span>
          <span>
            steps <KeyOf command="extend-down" /> <KeyOf command="extend-up" />
          </span>
          <span>
            whole trace <KeyOf command="select-trace" />
          </span>
        </p>
      )}
    </div>
  );
}

type TextTarget = Extract<Target, { kind: "text" }>;

function endOf({ from, to }: TextTarget): number {
  return to.step === from.step ? Math.min(to.offset, from.offset + longest) : from.offset + longest;
}

function textName({ from, to }: TextTarget): string {
  return from.step === to.step ? `text in step ${from.step}` : `text from step ${from.step} to ${to.step}`;
}

function beginning(text: string | null): string | null {
  return text === null ? null : text.length >= longest ? `${text} …` : text;
}
