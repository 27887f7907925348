"use client";
import type { ComponentProps, ReactNode } from "react";
import { useTyped } from "@/components/ui/action-form";
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
  const typed = useTyped(name);
  return (
    <Field name={name} label={label} hint={hint} {...(className === undefined ? {} : { className })}>
      <TextInput {...input} defaultValue={typed ?? defaultValue} />
    </Field>
  );
}

/** Several lines of text in an action's form. */
export function TextAreaField({ name, label, hint, defaultValue, ...area }: Common & ComponentProps<typeof TextArea>) {
  const typed = useTyped(name);
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
  const chosen = useTyped(name) ?? defaultValue;
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
