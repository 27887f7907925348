"use client";
import { Form } from "@base-ui/react/form";
import { createContext, type ReactNode, use, useActionState, useEffect, useRef } from "react";
import { Button, type ButtonLook } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Notice } from "@/components/ui/notice";
import type { Failure } from "@/lib/core/failure";
import { type FormAction, idle, type Typed } from "@/lib/core/form";

const FormContext = createContext<{ readonly typed: Typed; readonly errors: Readonly<Record<string, string>> }>({
  typed: {},
  errors: {},
});

/** What was typed into a field before its form came back with errors; one entry for each box of a list ticked. */
export function useTyped(name: string): readonly string[] | undefined {
  const { typed } = use(FormContext);
  const value = Object.hasOwn(typed, name) ? typed[name] : undefined;
  return value === undefined ? undefined : [value].flat();
}

/** What is wrong with a field, where it does not ask Base UI. */
export function useFieldError(name: string): string | undefined {
  const { errors } = use(FormContext);
  return Object.hasOwn(errors, name) ? errors[name] : undefined;
}

function errorsByField(failure: Failure | null): Record<string, string> {
  // From the last to the first, so that the first message of a field is the one that stays.
  return Object.fromEntries([...(failure?.at ?? [])].reverse().map(({ path, message }) => [path, message]));
}

/**
 * A form on a server action. Works before the page's scripts do; afterwards
 * errors stand beside their fields, the first of them gets the focus, and what
 * was typed stays.
 */
export function ActionForm<T>({
  action,
  submit,
  look = "primary",
  saved,
  result,
  inline = false,
  cancel,
  children,
}: {
  readonly action: FormAction<T>;
  readonly submit: string;
  readonly look?: ButtonLook;
  /** What to say when it is done. */
  readonly saved?: string;
  /** What to show of the value when it is done, instead of saying so. */
  readonly result?: (value: T) => ReactNode;
  /** Fields and button side by side where there is room. */
  readonly inline?: boolean;
  /** A way out beside the button. */
  readonly cancel?: ReactNode;
  readonly children?: ReactNode;
}) {
  const [state, act, pending] = useActionState(action, idle);
  const failure = state.status === "failed" ? state.failure : null;
  const general = failure && (failure.at ?? []).every(({ path }) => path === "");
  const errors = errorsByField(failure);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (failure) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [failure]);
  return (
    <FormContext value={{ typed: state.status === "failed" ? state.typed : {}, errors }}>
      <Form
        ref={form}
        action={act}
        onSubmit={(event) => {
          if (pending) event.preventDefault();
        }}
        errors={errors}
        className={inline ? "flex flex-wrap items-start gap-3" : "flex flex-col gap-4"}
      >
        {general && (
          <div className="basis-full">
            <Notice look="bad">{failure.detail}</Notice>
          </div>
        )}
        {children}
        <div className={classNames("flex items-center gap-3", inline && "sm:pt-6")}>
          <Button type="submit" look={look} aria-disabled={pending} aria-busy={pending}>
            {submit}
          </Button>
          {cancel}
          <span role="status" className="text-good empty:sr-only">
            {state.status === "done" && !pending && !result ? saved : ""}
          </span>
        </div>
        {state.status === "done" && result?.(state.value)}
      </Form>
    </FormContext>
  );
}
