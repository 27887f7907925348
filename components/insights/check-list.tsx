export interface CheckOption {
  readonly value: string;
  readonly name: string;
}

/** Boxes, or one choice of several, with what they mean above them. The browser keeps what is ticked. */
export function CheckList({
  legend,
  hint,
  name,
  options,
  chosen,
  one = false,
}: {
  readonly legend: string;
  readonly hint?: string;
  readonly name: string;
  readonly options: readonly CheckOption[];
  readonly chosen: readonly string[];
  /** Exactly one, instead of any number. */
  readonly one?: boolean;
}) {
  return (
    <fieldset className="mb-3 last:mb-0">
      <legend className="px-1 font-semibold text-xs">{legend}</legend>
      {hint && <p className="px-1 text-ink-faint text-xs">{hint}</p>}
      {options.map((option) => (
        <label key={option.value} className="mt-0.5 flex items-start gap-2 rounded px-1 py-1 hover:bg-sunken">
          <input
            type={one ? "radio" : "checkbox"}
            name={name}
            value={option.value}
            defaultChecked={chosen.includes(option.value)}
            className="mt-[3px] size-3.5 shrink-0 accent-(--ink)"
          />
          <span className="min-w-0 [overflow-wrap:anywhere]">{option.name}</span>
        </label>
      ))}
    </fieldset>
  );
}
