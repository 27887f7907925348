import { classNames } from "@/components/ui/class-names";

/** One of a few answers, as pills; pressing the chosen one takes the answer back. */
export function Choice<T extends string>({
  label,
  options,
  value,
  disabled = false,
  onChange,
}: {
  readonly label: string;
  readonly options: readonly T[];
  readonly value: T | null;
  readonly disabled?: boolean;
  readonly onChange: (value: T | null) => void;
}) {
  return (
    <fieldset className="flex gap-1" disabled={disabled}>
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <button
          key={option}
          type="button"
          aria-pressed={value === option}
          onClick={() => onChange(value === option ? null : option)}
          className={classNames(
            "h-6 rounded-full border px-2.5 text-xs disabled:cursor-not-allowed",
            value === option ? "border-ink bg-ink text-paper" : "border-line bg-surface text-ink-soft hover:bg-sunken",
          )}
        >
          {option}
        </button>
      ))}
    </fieldset>
  );
}
