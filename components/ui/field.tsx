"use client";
import { Field as BaseField } from "@base-ui/react/field";
import type { ComponentProps, ReactNode } from "react";

const control =
  "w-full rounded-md border border-line-strong/60 bg-surface px-2.5 py-1.5 text-frame text-ink placeholder:text-ink-faint " +
  "data-[invalid]:border-bad disabled:bg-sunken disabled:text-ink-soft";

/**
 * A labelled control with its hint and its error, tied together for screen
 * readers. Inside a form the error comes from the form by `name`, and what the
 * browser itself finds wrong is shown in the same place; `error` is for a
 * control that stands alone.
 */
export function Field({
  label,
  hint,
  error,
  children,
  name,
  className = "",
}: {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly name?: string;
  readonly children: ReactNode;
  readonly className?: string;
}) {
  return (
    <BaseField.Root
      invalid={error !== undefined}
      {...(name === undefined ? {} : { name })}
      className={`flex min-w-0 flex-col gap-1 ${className}`}
    >
      <BaseField.Label className="font-medium">{label}</BaseField.Label>
      {children}
      {hint && <BaseField.Description className="text-ink-faint text-xs">{hint}</BaseField.Description>}
      {error === undefined ? (
        <BaseField.Error className="text-bad text-xs" />
      ) : (
        <BaseField.Error match className="text-bad text-xs">
          {error}
        </BaseField.Error>
      )}
    </BaseField.Root>
  );
}

export function TextInput(props: ComponentProps<typeof BaseField.Control>) {
  return <BaseField.Control {...props} className={control} />;
}

export function TextArea({
  rows = 3,
  ...props
}: ComponentProps<typeof BaseField.Control> & { readonly rows?: number }) {
  return <BaseField.Control {...props} render={<textarea rows={rows} />} className={control} />;
}

/** A native select: right on phones and for screen readers, and quick. */
export function Select({ children, ...props }: ComponentProps<typeof BaseField.Control>) {
  return <BaseField.Control {...props} render={<select>{children}</select>} className={`${control} h-8 py-1`} />;
}
