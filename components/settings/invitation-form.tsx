"use client";
import { ActionForm } from "@/components/ui/action-form";
import { CopyField } from "@/components/ui/copy-field";
import { SelectField, TextField } from "@/components/ui/form-fields";
import { ShownOnce } from "@/components/ui/shown-once";
import { roles } from "@/lib/access/roles";
import type { FormAction } from "@/lib/core/form";

/** Makes an invitation; its link is shown once. */
export function InvitationForm({ invite }: { readonly invite: FormAction<string> }) {
  return (
    <ActionForm
      action={invite}
      submit="Make a link"
      look="quiet"
      inline
      result={(link) => (
        <div className="basis-full">
          <ShownOnce>
            <CopyField label="Invitation link" value={link} />
          </ShownOnce>
        </div>
      )}
    >
      <TextField
        name="note"
        label="For whom"
        hint="To tell links apart; only owners see it."
        maxLength={120}
        className="flex-1 basis-48"
      />
      <SelectField
        name="role"
        label="Role"
        defaultValue="annotator"
        options={roles.map((role) => ({ value: role, name: role }))}
      />
    </ActionForm>
  );
}
