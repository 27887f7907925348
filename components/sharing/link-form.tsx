"use client";
import { SelectField, TextField } from "@/components/ui/form-fields";
import { LinkMaker } from "@/components/ui/link-maker";
import type { FormAction } from "@/lib/core/form";
import { linkDays } from "@/lib/insights/sharing-schema";

/** Makes a link for people without an account; it is shown once. */
export function LinkForm({ query, make }: { readonly query: string; readonly make: FormAction<string> }) {
  return (
    <LinkMaker make={make} label="Link to the figures">
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
    </LinkMaker>
  );
}
