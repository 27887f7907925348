import { ConfirmButton } from "@/components/ui/confirm-button";
import type { FormAction } from "@/lib/core/form";

/** Takes oneself out of a project, which its last owner cannot. */
export function Leaving({
  project,
  lastOwner,
  action,
}: {
  readonly project: { readonly name: string };
  readonly lastOwner: boolean;
  readonly action: FormAction;
}) {
  if (lastOwner) {
    return (
      <p className="basis-full text-ink-soft">You are the only owner: make somebody else an owner before you leave.</p>
    );
  }
  return (
    <ConfirmButton
      label="Leave this project"
      title={`Leave “${project.name}”?`}
      confirm="Leave"
      action={action}
      done="You have left the project."
      thenFocus="main"
      size="medium"
    >
      What you labelled stays. To come back you need a new invitation.
    </ConfirmButton>
  );
}
