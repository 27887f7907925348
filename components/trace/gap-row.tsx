import { KeyOf } from "@/components/keyboard/key-of";

const count = new Intl.NumberFormat("en-GB");

/** What is folded away, with its size. */
export function GapRow({ length, onUnfold }: { readonly length: number; readonly onUnfold: () => void }) {
  return (
    <button
      type="button"
      onClick={onUnfold}
      className="my-1 flex w-full max-w-[70ch] select-none items-center gap-2 rounded border border-line border-dashed px-2 py-0.5 text-left text-ink-soft text-xs hover:bg-sunken"
    >
      <span className="grow">… {count.format(length)} characters folded</span>
      Show all
      <KeyOf command="fold" />
    </button>
  );
}
