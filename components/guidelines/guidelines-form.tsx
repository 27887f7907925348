import Link from "next/link";
import { ActionForm } from "@/components/ui/action-form";
import { buttonClass } from "@/components/ui/button";
import { TextAreaField, TextField } from "@/components/ui/form-fields";
import type { FormAction } from "@/lib/core/form";

/** Where a curator writes the next version. */
export function GuidelinesForm({
  base,
  text,
  publish,
  cancel,
}: {
  /** The version that is edited; 0 for none. */
  readonly base: number;
  readonly text: string;
  readonly publish: FormAction;
  readonly cancel: string;
}) {
  return (
    <ActionForm
      action={publish}
      submit={`Publish version ${base + 1}`}
      cancel={
        <Link href={cancel} className={buttonClass("quiet")}>
          Cancel
        </Link>
      }
    >
      <input type="hidden" name="base" value={base} />
      <TextAreaField
        name="text"
        label="Guidelines"
        hint="Markdown: # headings, lists, **bold**, `code`, tables and links. HTML stays text, and images are not loaded."
        defaultValue={text}
        rows={22}
        required
      />
      <TextField name="summary" label="What changed" hint="Others read this in the list of versions." maxLength={200} />
    </ActionForm>
  );
}
