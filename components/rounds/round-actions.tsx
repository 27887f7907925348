import { ConfirmButton } from "@/components/ui/confirm-button";
import { countOf } from "@/components/ui/count-of";
import { TextField } from "@/components/ui/form-fields";
import type { FormAction } from "@/lib/core/form";
import { blindMeanings, type Round } from "@/lib/rounds/round-schema";

/** What a curator can do with a round in its state. */
export function RoundActions({
  round,
  open,
  close,
  discard,
  edit,
}: {
  readonly round: Round;
  readonly open: FormAction;
  readonly close: FormAction;
  readonly discard: FormAction;
  readonly edit: FormAction;
}) {
  return (
    <>
      {round.status !== "closed" && (
        <ConfirmButton
          label="Edit"
          title="Edit the round"
          confirm="Save"
          confirmLook="primary"
          action={edit}
          done="Saved."
          thenFocus="main"
          size="medium"
        >
          <div className="flex flex-col gap-3 text-ink">
            <TextField name="name" label="Name" defaultValue={round.name} required maxLength={120} />
            <TextField name="dueOn" label="Due" type="date" defaultValue={round.dueOn ?? ""} />
          </div>
        </ConfirmButton>
      )}
      {round.status === "draft" && (
        <>
          <ConfirmButton
            label="Discard"
            title={`Discard “${round.name}”?`}
            confirm="Discard"
            action={discard}
            done="The draft is gone."
            thenFocus="main"
            size="medium"
          >
            The traces and their labels stay.
          </ConfirmButton>
          <ConfirmButton
            label="Open the round"
            title={`Open “${round.name}”?`}
            confirm="Open it"
            confirmLook="primary"
            action={open}
            done="The round is open."
            thenFocus="main"
            look="primary"
            size="medium"
          >
            {countOf(round.annotators, "annotator")} find their queue here. From now on they are blind to others' labels
            of its traces {blindMeanings[round.blindUntil]}, curators and owners among them too.
          </ConfirmButton>
        </>
      )}
      {round.status === "open" && (
        <ConfirmButton
          label="Close the round"
          title={`Close “${round.name}”?`}
          confirm="Close it"
          confirmLook="primary"
          action={close}
          done="The round is closed."
          thenFocus="main"
          size="medium"
        >
          Nobody is blind because of it any more, its reviews stay as they are, and it does not open again.
        </ConfirmButton>
      )}
    </>
  );
}
