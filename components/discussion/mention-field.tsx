"use client";
import { type KeyboardEvent, useId, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { type NamedMember, readMembers } from "@/components/discussion/read-members";
import { classNames } from "@/components/ui/class-names";
import { countOf } from "@/components/ui/count-of";
import { type BegunMention, fitting, mentionAt, withMention } from "@/lib/reviews/mention";

const offered = 6;

/** A field in which an @ offers the members of the project. */
export function MentionField({
  project,
  label,
  placeholder,
  text,
  onText,
}: {
  readonly project: string;
  readonly label: string;
  readonly placeholder: string;
  readonly text: string;
  readonly onText: (text: string) => void;
}) {
  const field = useRef<HTMLTextAreaElement>(null);
  const list = useId();
  const [members, setMembers] = useState<readonly NamedMember[]>([]);
  const [begun, setBegun] = useState<BegunMention | null>(null);
  const [at, setAt] = useState(0);
  const fit = begun ? fitting(members, begun.typed).slice(0, offered) : [];
  const current = Math.min(at, fit.length - 1);
  const look = ({ value, selectionStart }: HTMLTextAreaElement) => {
    const mention = mentionAt(value, selectionStart);
    setBegun(mention);
    setAt(0);
    if (mention && members.length === 0) void readMembers(project).then(setMembers);
  };
  const take = (name: string) => {
    if (!begun) return;
    const said = withMention(text, begun, name);
    // Before the next key, which would be put at the old place.
    flushSync(() => {
      onText(said.text);
      setBegun(null);
    });
    field.current?.focus();
    field.current?.setSelectionRange(said.caret, said.caret);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const chosen = fit[current];
    if (!chosen || event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: fit.length - 1 }[event.key];
    if (step !== undefined) setAt((current + step) % fit.length);
    else if (event.key === "Enter" || event.key === "Tab") take(chosen.name);
    else if (event.key === "Escape") setBegun(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="relative">
      <textarea
        ref={field}
        aria-label={label}
        placeholder={placeholder}
        value={text}
        maxLength={5_000}
        aria-autocomplete="list"
        aria-controls={fit.length > 0 ? list : undefined}
        aria-activedescendant={fit.length > 0 ? `${list}-${current}` : undefined}
        onChange={(event) => {
          onText(event.currentTarget.value);
          look(event.currentTarget);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setBegun(null)}
        className="field-sizing-content max-h-40 min-h-8 w-full resize-none rounded-md border border-line-strong/60 bg-surface px-2.5 py-1 placeholder:text-ink-faint"
      />
      <div
        id={list}
        role="listbox"
        aria-label="Members"
        className={classNames(
          "absolute inset-x-0 bottom-full z-10 mb-1 rounded-md border border-line bg-surface p-1 shadow-sm",
          fit.length === 0 && "hidden",
        )}
      >
        {fit.map(({ id, name, role }, place) => (
          // The field keeps the focus, and its keys choose.
          // biome-ignore lint/a11y/useKeyWithClickEvents: the arrow keys and Enter of the field do the same
          <div
            key={id}
            id={`${list}-${place}`}
            role="option"
            tabIndex={-1}
            aria-selected={place === current}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(name)}
            className={classNames("cursor-pointer truncate rounded px-2 py-1", place === current && "bg-sunken")}
          >
            {name} <span className="text-ink-soft">· {role}</span>
          </div>
        ))}
      </div>
      <span role="status" className="sr-only">
        {fit.length > 0 && `${countOf(fit.length, "member")} to choose from with the arrow keys`}
      </span>
    </div>
  );
}
