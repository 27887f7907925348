import { TaxonomyField } from "@/components/project/taxonomy-field";
import { ActionForm } from "@/components/ui/action-form";
import { TextAreaField, TextField } from "@/components/ui/form-fields";
import type { FormAction } from "@/lib/core/form";
import type { Project } from "@/lib/db/projects";

export function GeneralForm({ project, save }: { readonly project: Project; readonly save: FormAction }) {
  return (
    <ActionForm action={save} submit="Save" look="quiet" saved="Saved">
      <TextField name="name" label="Name" defaultValue={project.name} required maxLength={120} />
      <TextAreaField name="description" label="Description" defaultValue={project.description} maxLength={2000} />
      <TaxonomyField value={project.taxonomyVersion} />
    </ActionForm>
  );
}

/** The same for whoever may not change it. */
export function GeneralFacts({ project }: { readonly project: Project }) {
  const facts = [
    ["Name", project.name],
    ["Description", project.description || "none"],
    ["Names of MAST", project.taxonomyVersion],
  ] as const;
  return (
    <dl className="grid grid-cols-[8rem_1fr] gap-y-2">
      {facts.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-ink-soft">{name}</dt>
          <dd className="min-w-0 whitespace-pre-line [overflow-wrap:anywhere]">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
