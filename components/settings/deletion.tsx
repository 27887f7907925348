import { ConfirmButton } from "@/components/ui/confirm-button";
import { countOf } from "@/components/ui/count-of";
import { TextField } from "@/components/ui/form-fields";
import type { FormAction } from "@/lib/core/form";
import type { Project, ProjectContents } from "@/lib/db/projects";

/** Deletes a project, saying what goes with it. The sample goes without further ado. */
export function Deletion({
  project,
  contents: { traces, labels, people },
  action,
}: {
  readonly project: Project;
  readonly contents: ProjectContents;
  readonly action: FormAction;
}) {
  const lost = `${countOf(traces, "trace")} and ${countOf(labels, "label")} of ${countOf(people, "person", "people")}`;
  return (
    <ConfirmButton
      label={project.sample ? "Delete the sample project" : "Delete this project"}
      title={`Delete “${project.name}”?`}
      confirm="Delete for good"
      action={action}
      done="The project is deleted."
      thenFocus="main"
      look="danger"
      size="medium"
    >
      <p className="mb-3">
        {lost} are deleted with it. <strong className="text-ink">There is no way back.</strong>
      </p>
      {project.sample ? (
        <input type="hidden" name="slug" value={project.slug} />
      ) : (
        <TextField
          name="slug"
          label={`Type ${project.slug} to confirm`}
          autoComplete="off"
          autoCapitalize="none"
          required
        />
      )}
    </ConfirmButton>
  );
}
