"use client";
import { type ComponentProps, type ReactNode, useId } from "react";
import { useFieldError, useTyped } from "@/components/ui/action-form";
import { Field, Select, TextArea, TextInput } from "@/components/ui/field";

interface Common {
  readonly name: string;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly className?: string;
}

type InputProps = Omit<ComponentProps<typeof TextInput>, keyof Common>;

/** A line of text in an action's form. */
export function TextField({ name, label, hint, className, defaultValue, ...input }: Common & InputProps) {
  const typed = useTyped(name)?.[0];
  return (
    <Field name={name} label={label} hint={hint} {...(className === undefined ? {} : { className })}>
      <TextInput {...input} defaultValue={typed ?? defaultValue} />
    </Field>
  );
}

/** Several lines of text in an action's form. */
export function TextAreaField({ name, label, hint, defaultValue, ...area }: Common & ComponentProps<typeof TextArea>) {
  const typed = useTyped(name)?.[0];
  return (
    <Field name={name} label={label} hint={hint}>
      <TextArea {...area} defaultValue={typed ?? defaultValue} />
    </Field>
  );
}

/** One choice of a few in an action's form. */
export function SelectField({
  name,
  label,
  hint,
  className,
  defaultValue,
  options,
  disabled = false,
}: Common & {
  readonly defaultValue?: string;
  readonly options: readonly { readonly value: string; readonly name: string }[];
  readonly disabled?: boolean;
}) {
  const chosen = useTyped(name)?.[0] ?? defaultValue;
  return (
    <Field name={name} label={label} hint={hint} {...(className === undefined ? {} : { className })}>
      {/* A reset takes a select back to its first default, so a new default needs a new select. */}
      <Select key={chosen} defaultValue={chosen} disabled={disabled}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** Any number of a few, in an action's form. */
export function CheckboxesField({
  name,
  legend,
  options,
  defaultValues = [],
}: {
  readonly name: string;
  readonly legend: string;
  readonly options: readonly { readonly value: string; readonly name: ReactNode }[];
  readonly defaultValues?: readonly string[];
}) {
  const error = useFieldError(name);
  const ticked = useTyped(name) ?? defaultValues;
  const errorId = useId();
  return (
    <fieldset aria-describedby={error === undefined ? undefined : errorId}>
      <legend className="mb-1 font-medium">{legend}</legend>
      {options.map((option) => (
        <label key={option.value} className="flex items-start gap-2 py-1">
          <input
            type="checkbox"
            name={name}
            value={option.value}
            defaultChecked={ticked.includes(option.value)}
            aria-invalid={error !== undefined}
            className="mt-0.5 size-4 shrink-0 accent-ink"
          />
          <span>{option.name}</span>
        </label>
      ))}
      {error !== undefined && (
        <p id={errorId} className="mt-1 text-bad text-xs">
          {error}
        </p>
      )}
    </fieldset>
  );
}
