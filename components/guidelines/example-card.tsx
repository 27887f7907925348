import Link from "next/link";
import { ActionForm } from "@/components/ui/action-form";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { CheckboxesField, TextAreaField } from "@/components/ui/form-fields";
import type { FormAction } from "@/lib/core/form";
import type { GuidelineExample } from "@/lib/reviews/guideline-schema";

export interface ExampleActions {
  readonly change: FormAction;
  readonly remove: FormAction;
}

/** A passage that shows a mode, with what was said of it, and for curators the means to tend it. */
export function ExampleCard({
  example: { id, quote, note, trace, open },
  project,
  actions,
}: {
  readonly example: GuidelineExample;
  readonly project: string;
  /** Null for whoever only reads. */
  readonly actions: ExampleActions | null;
}) {
  return (
    <li className="rounded-md border border-line bg-surface px-3 py-2">
      {quote !== "" && (
        <blockquote className="max-h-40 overflow-y-auto whitespace-pre-wrap border-line border-l-2 pl-2 font-mono text-xs [overflow-wrap:anywhere]">
          {quote}
        </blockquote>
      )}
      {note !== "" && <p className="mt-1 [overflow-wrap:anywhere]">{note}</p>}
      <p className="mt-1 text-ink-soft text-xs [overflow-wrap:anywhere]">
        {trace ? (
          <Link href={`/p/${project}/traces/${trace.id}`} className="underline underline-offset-2">
            {trace.title}
          </Link>
        ) : (
          "Its trace is deleted."
        )}
        {actions && (open ? " · shown to everybody" : " · hidden from whoever has yet to label its trace")}
      </p>
      {actions && (
        <details className="mt-1">
          <summary className="cursor-pointer text-ink-soft text-xs">Edit</summary>
          <div className="mt-2 flex flex-col gap-3">
            <ActionForm action={actions.change} submit="Save" look="quiet" saved="Saved">
              <input type="hidden" name="example" value={id} />
              <TextAreaField name="note" label="Note" defaultValue={note} rows={2} />
              <CheckboxesField
                name="open"
                legend="Who sees it"
                options={[{ value: "open", name: "Everybody, also those who have yet to label its trace" }]}
                defaultValues={open ? ["open"] : []}
              />
            </ActionForm>
            <ConfirmButton
              label="Remove"
              title="Remove this example?"
              confirm="Remove"
              action={actions.remove}
              done="Example removed"
              thenFocus="examples"
            >
              The label that it was taken from stays.
              <input type="hidden" name="example" value={id} />
            </ConfirmButton>
          </div>
        </details>
      )}
    </li>
  );
}
