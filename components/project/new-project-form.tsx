"use client";
import { useState } from "react";
import { TaxonomyField } from "@/components/project/taxonomy-field";
import { ActionForm } from "@/components/ui/action-form";
import { Field, TextInput } from "@/components/ui/field";
import { TextAreaField } from "@/components/ui/form-fields";
import type { FormAction } from "@/lib/core/form";
import { proposeSlug } from "@/lib/core/slug";

/** The facts of a new project; its address follows the name until somebody changes it. */
export function NewProjectForm({ action }: { readonly action: FormAction<{ readonly slug: string }> }) {
  const [name, setName] = useState("");
  const [chosen, setChosen] = useState<string | null>(null);
  const slug = chosen ?? proposeSlug(name);
  return (
    <ActionForm action={action} submit="Create project">
      <Field name="name" label="Name">
        <TextInput value={name} onValueChange={setName} required maxLength={120} autoComplete="off" />
      </Field>
      <Field name="slug" label="Address" hint={<>/p/{slug || "…"} · stays as it is, also when the name changes</>}>
        <TextInput
          value={slug}
          onValueChange={(value) => setChosen(value === "" ? null : value)}
          maxLength={60}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
      </Field>
      <TextAreaField name="description" label="Description" hint="May stay empty." maxLength={2000} />
      <TaxonomyField />
    </ActionForm>
  );
}
