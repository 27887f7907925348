/** How much of something is done, as a line and in figures. */
export function ProgressLine({
  done,
  of,
  label,
}: {
  readonly done: number;
  readonly of: number;
  readonly label: string;
}) {
  const share = of === 0 ? 0 : Math.min(100, (100 * done) / of);
  return (
    <span className="flex items-center gap-2">
      <span className="h-1.5 w-20 overflow-hidden rounded-full bg-line" aria-hidden="true">
        <span className="block h-full rounded-full bg-good" style={{ width: `${share}%` }} />
      </span>
      <span className="whitespace-nowrap tabular-nums">
        {done.toLocaleString("en")} of {of.toLocaleString("en")} <span className="text-ink-soft">{label}</span>
      </span>
    </span>
  );
}
