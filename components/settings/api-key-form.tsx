"use client";
import { ActionForm } from "@/components/ui/action-form";
import { CopyField } from "@/components/ui/copy-field";
import { CheckboxesField, TextField } from "@/components/ui/form-fields";
import { ShownOnce } from "@/components/ui/shown-once";
import { type Capability, capabilityMeanings } from "@/lib/access/roles";
import type { FormAction } from "@/lib/core/form";

function exampleOf(key: string, importAddress: string): string {
  return `curl "${importAddress}?filename=run.json" \\\n  -H "Authorization: Bearer ${key}" \\\n  --data-binary @run.json`;
}

/** Makes an API key with some of what one's role may do; the key is shown once. */
export function ApiKeyForm({
  make,
  scopes,
  importAddress,
}: {
  readonly make: FormAction<string>;
  /** What one's role lets a key do. */
  readonly scopes: readonly Capability[];
  readonly importAddress: string;
}) {
  return (
    <ActionForm
      action={make}
      submit="Make a key"
      look="quiet"
      result={(key) => (
        <ShownOnce>
          <CopyField label="API key" value={key} />
          <CopyField label="How to import with it" value={exampleOf(key, importAddress)} />
        </ShownOnce>
      )}
    >
      <TextField
        name="name"
        label="Name"
        hint="Where it will be used, such as “nightly import”."
        required
        maxLength={100}
      />
      <CheckboxesField
        name="scopes"
        legend="What it may do"
        defaultValues={["read"]}
        options={scopes.map((scope) => ({
          value: scope,
          name: (
            <>
              <span className="font-mono text-xs">{scope}</span>{" "}
              <span className="text-ink-soft">· {capabilityMeanings[scope]}</span>
            </>
          ),
        }))}
      />
    </ActionForm>
  );
}
