/** Forms: one zod schema parses what was typed, answers per field, and keeps what was typed where it was wrong. */
import { z } from "zod";
import type { Failure } from "@/lib/core/failure";
import { fail, ok, type Result } from "@/lib/core/result";

/** What a form's action answers: nothing yet, what is wrong with what was typed, or what came of it. */
export type FormState<T = null> =
  | { readonly status: "idle" }
  | { readonly status: "failed"; readonly failure: Failure; readonly typed: Typed }
  | { readonly status: "done"; readonly value: T };

export type Typed = Readonly<Record<string, string | readonly string[]>>;

export type FormAction<T = null> = (state: FormState<T>, form: FormData) => Promise<FormState<T>>;

export const idle = { status: "idle" } as const;

/** A list of checkboxes of one name: none, one or several of them ticked. */
export function ticked<S extends z.ZodType>(item: S) {
  return z.preprocess((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]), z.array(item));
}

function entriesOf(form: FormData): Record<string, string | string[]> {
  const names = [...new Set(form.keys())].filter((name) => !name.startsWith("$ACTION"));
  return Object.fromEntries(
    names.map((name) => {
      const values = form.getAll(name).filter((value) => typeof value === "string");
      return [name, values.length > 1 ? values : (values[0] ?? "")];
    }),
  );
}

/** What was typed, to be shown again; never a password. */
function typedIn(form: FormData): Typed {
  return Object.fromEntries(Object.entries(entriesOf(form)).filter(([name]) => !/password/i.test(name)));
}

export function parseForm<S extends z.ZodType>(schema: S, form: FormData): Result<z.output<S>> {
  const parsed = schema.safeParse(entriesOf(form));
  if (parsed.success) return ok(parsed.data);
  const at = parsed.error.issues.map((issue) => ({ path: String(issue.path[0] ?? ""), message: issue.message }));
  return fail("invalid-input", "Some of what you typed cannot be used.", at);
}

/** Parses a form, does its work and answers with the state that the form shows next. */
export async function answerForm<S extends z.ZodType, T>(
  schema: S,
  form: FormData,
  work: (input: z.output<S>) => Promise<Result<T>>,
): Promise<FormState<T>> {
  const parsed = parseForm(schema, form);
  const result = parsed.ok ? await work(parsed.value) : parsed;
  if (result.ok) return { status: "done", value: result.value };
  return { status: "failed", failure: result.failure, typed: typedIn(form) };
}
