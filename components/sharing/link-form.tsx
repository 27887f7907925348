"use client";
import { ActionForm } from "@/components/ui/action-form";
import { CopyField } from "@/components/ui/copy-field";
import { SelectField, TextField } from "@/components/ui/form-fields";
import { ShownOnce } from "@/components/ui/shown-once";
import type { FormAction } from "@/lib/core/form";
import { linkDays } from "@/lib/insights/sharing-schema";

/** Makes a link for people without an account; it is shown once. */
export function LinkForm({ query, make }: { readonly query: string; readonly make: FormAction<string> }) {
  return (
    <ActionForm
      action={make}
      submit="Make a link"
      look="quiet"
      inline
      result={(link) => (
        <div className="basis-full">
          <ShownOnce>
            <CopyField label="Link to the figures" value={link} />
          </ShownOnce>
        </div>
      )}
    >
      <input type="hidden" name="query" value={query} />
      <TextField
        name="name"
        label="Heading"
        hint="Whoever opens the link reads it above the figures."
        maxLength={120}
        required
        className="flex-1 basis-48"
      />
      <SelectField
        name="days"
        label="Works for"
        defaultValue="30"
        options={linkDays.map((days) => ({ value: String(days), name: `${days} days` }))}
      />
    </ActionForm>
  );
}
