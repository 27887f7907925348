/** A key as printed where it acts. */
export function Keycap({ children }: { readonly children: string }) {
  return (
    <kbd className="inline-flex h-[18px] min-w-[18px] items-center justify-center rounded border border-line bg-surface px-1 font-mono text-[11px] text-ink-faint leading-none">
      {children}
    </kbd>
  );
}
