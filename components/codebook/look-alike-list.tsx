import { ModeTag } from "@/components/mast/mode-tag";
import { lookAlikesOf } from "@/lib/mast/look-alikes";
import { modeName } from "@/lib/mast/names";
import type { ModeCode, TaxonomyVersion } from "@/lib/mast/taxonomy";

/** What a mode is taken for, and how to tell which of the two it is. */
export function LookAlikeList({ mode, version }: { readonly mode: ModeCode; readonly version: TaxonomyVersion }) {
  return (
    <ul className="flex flex-col gap-3">
      {lookAlikesOf(mode).map(({ mode: other, whenThis, whenOther }) => (
        <li key={other}>
          <a
            href={`#${other}`}
            className="inline-flex flex-wrap items-center gap-1.5 underline-offset-2 hover:underline"
          >
            <ModeTag mode={other} />
            <span className="font-medium">{modeName(version, other)}</span>
          </a>
          <p className="mt-0.5 max-w-prose">
            It is {mode} when {whenThis}; it is {other} when {whenOther}.
          </p>
        </li>
      ))}
    </ul>
  );
}
