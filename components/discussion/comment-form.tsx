"use client";
import { useState } from "react";
import { MentionField } from "@/components/discussion/mention-field";
import { Button } from "@/components/ui/button";

/** Says something about the label at hand, or about the trace. */
export function CommentForm({
  project,
  about,
  name,
  send,
}: {
  readonly project: string;
  readonly about: string | null;
  /** What the label at hand claims; null where none is. */
  readonly name: string | null;
  readonly send: (label: string | null, text: string) => Promise<boolean>;
}) {
  const [text, setText] = useState("");
  const [whole, setWhole] = useState(false);
  const label = whole || name === null ? null : about;
  const submit = async () => {
    if (text.trim() !== "" && (await send(label, text))) setText("");
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      className="flex flex-col gap-1.5"
    >
      <MentionField
        project={project}
        label={label === null ? "Comment on the trace" : `Comment on ${name}`}
        placeholder={`${label === null ? "On the trace" : `On the label ${name}`}; @ tells a member`}
        text={text}
        onText={setText}
      />
      <div className="flex items-center gap-3">
        {name !== null && (
          <label className="flex items-center gap-1.5 text-xs">
            <input
              type="checkbox"
              checked={whole}
              onChange={(event) => setWhole(event.currentTarget.checked)}
              className="size-4 accent-ink"
            />
            The trace as a whole
          </label>
        )}
        <Button type="submit" size="small" className="ml-auto">
          Comment
        </Button>
      </div>
    </form>
  );
}
