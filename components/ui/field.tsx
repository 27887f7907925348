import { Field as BaseField } from "@base-ui/react/field";
import type { ComponentProps, ReactNode } from "react";

const control =
  "w-full rounded-md border border-line-strong/60 bg-surface px-2.5 py-1.5 text-frame text-ink placeholder:text-ink-faint";

/** A labelled control with its hint and its error, tied together for screen readers. */
export function Field({
  label,
  hint,
  error,
  children,
  name,
}: {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly name?: string;
  readonly children: ReactNode;
}) {
  return (
    <BaseField.Root
      invalid={error !== undefined}
      {...(name === undefined ? {} : { name })}
      className="flex flex-col gap-1"
    >
      <BaseField.Label className="font-medium">{label}</BaseField.Label>
      {children}
      {hint && <BaseField.Description className="text-ink-faint text-xs">{hint}</BaseField.Description>}
      {error !== undefined && (
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

export function TextArea(props: ComponentProps<"textarea">) {
  return <textarea {...props} className={control} />;
}

/** A native select: right on phones and for screen readers, and quick. */
export function Select(props: ComponentProps<"select">) {
  return <select {...props} className={control} />;
}
