"use client";
import { ActionForm } from "@/components/ui/action-form";
import { SelectField, TextField } from "@/components/ui/form-fields";
import type { FormAction } from "@/lib/core/form";

/** Gives a view a name. */
export function ViewForm({ query, save }: { readonly query: string; readonly save: FormAction }) {
  return (
    <ActionForm action={save} submit="Save the view" look="quiet" inline>
      <input type="hidden" name="query" value={query} />
      <TextField name="name" label="Name of the view" maxLength={120} required className="flex-1 basis-48" />
      <SelectField
        name="shared"
        label="Who finds it"
        defaultValue="false"
        options={[
          { value: "false", name: "only you" },
          { value: "true", name: "all members" },
        ]}
      />
    </ActionForm>
  );
}
