/** A key as printed where it acts. */
export function Keycap({ children }: { readonly children: string }) {
  return (
    <kbd className="inline-flex h-[1.125rem] min-w-[1.125rem] items-center justify-center rounded border border-line bg-surface px-1 font-mono text-[0.6875rem] text-ink-faint leading-none">
      {children}
    </kbd>
  );
}
