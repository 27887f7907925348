"use client";
import { drawnText } from "@/components/import/mapping/drawn-text";
import { Field, Select } from "@/components/ui/field";
import { pathLabel } from "@/lib/traces/mapping/json-path";
import type { SeenField } from "@/lib/traces/mapping/proposal-schema";

type Path = string[] | null;

const nameOf = (path: readonly string[]) => (path.length === 0 ? "the element itself" : drawnText(pathLabel(path)));
const brief = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

/** Chooses one of the fields that were seen, with what stands in it beside its name. */
export function FieldSelect({
  label,
  none,
  fields,
  path,
  onChange,
  className = "",
}: {
  readonly label: string;
  /** What it means to choose no field. */
  readonly none: string;
  readonly fields: readonly SeenField[];
  readonly path: Path;
  readonly onChange: (path: Path) => void;
  readonly className?: string;
}) {
  const value = path === null ? "" : JSON.stringify(path);
  const chosen = fields.find((field) => JSON.stringify(field.path) === value);
  return (
    <Field label={label} hint={chosen && <Example field={chosen} />} className={className}>
      <Select value={value} onValueChange={(next: unknown) => onChange(pathOf(fields, next))}>
        <option value="">{none}</option>
        {path !== null && chosen === undefined && <option value={value}>{nameOf(path)}, not seen here</option>}
        {fields.map((field) => (
          <option key={JSON.stringify(field.path)} value={JSON.stringify(field.path)}>
            {nameOf(field.path)}: {brief(drawnText(field.examples[0] ?? ""))}
          </option>
        ))}
      </Select>
    </Field>
  );
}

function pathOf(fields: readonly SeenField[], value: unknown): Path {
  return fields.find(({ path }) => JSON.stringify(path) === value)?.path ?? null;
}

function Example({ field: { examples, share } }: { readonly field: SeenField }) {
  const quoted = examples.map((example) => `“${drawnText(example)}”`).join(", ");
  return (
    <span className="line-clamp-2 [overflow-wrap:anywhere]">
      {share < 1 && `in ${Math.max(1, Math.round(share * 100))} % of them: `}
      <bdi>{quoted}</bdi>
    </span>
  );
}
