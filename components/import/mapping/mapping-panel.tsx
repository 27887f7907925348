"use client";
import { useEffect, useRef, useState } from "react";
import { foundOf, type ImportItem } from "@/components/import/import-queue";
import { drawnText } from "@/components/import/mapping/drawn-text";
import { firstDraft, same, usedMapping } from "@/components/import/mapping/mapping-draft";
import { RecordsEditor } from "@/components/import/mapping/records-editor";
import { Remembered } from "@/components/import/mapping/remembered";
import { TemplateEditor } from "@/components/import/mapping/template-editor";
import { Button } from "@/components/ui/button";
import { countOf } from "@/components/ui/count-of";
import type { Proposal } from "@/lib/traces/mapping/proposal-schema";
import { type Mapping, mappingSchema } from "@/lib/traces/mapping-schema";

/** A pause in the changes after which the file is read again. */
const pause = 400;
/** Larger files are read again only when asked for: each reading sends them. */
const largestLive = 24_000_000;

export interface MappingChoices {
  /** Other files of the same form. */
  readonly others: number;
  readonly read: (mapping: Mapping) => void;
  readonly readOthers: (mapping: Mapping) => void;
  readonly remember: (remember: boolean) => void;
  readonly forgotten: (id: string) => void;
}

/** How a file of no known form is to be read: what was seen in it, what it is taken for, and the choice. */
export function MappingPanel({
  slug,
  item,
  proposal,
  others,
  read,
  readOthers,
  remember,
  forgotten,
}: MappingChoices & { readonly slug: string; readonly item: ImportItem; readonly proposal: Proposal }) {
  const used = usedMapping(item);
  const [draft, setDraft] = useState(() => firstDraft(item, proposal));
  const [given, setGiven] = useState(item.mapping);
  // Another file's mapping may have been taken for this one.
  if (item.mapping !== given) {
    setGiven(item.mapping);
    if (item.mapping !== null) setDraft(item.mapping);
  }
  const checked = mappingSchema.safeParse(draft);
  const changed = !same(draft, used);
  const live = used !== null && item.file.size <= largestLive;
  const latest = useRef(read);
  useEffect(() => {
    latest.current = read;
  }, [read]);
  const ready = checked.success && changed;
  useEffect(() => {
    if (!live || !ready) return;
    const timer = setTimeout(() => latest.current(draft), pause);
    return () => clearTimeout(timer);
  }, [draft, live, ready]);

  const found = foundOf(item.phase);
  const remembered = item.mapping === null ? (found?.used?.remembered ?? null) : null;
  const agents = used === null ? [] : [...new Set(found?.traces.flatMap((trace) => trace.agents) ?? [])];
  return (
    <details open className="rounded-md border border-line px-4 py-2">
      <summary className="font-medium">How to read it</summary>
      <div className="mt-1 mb-2 flex flex-col gap-4">
        <p className="text-ink-soft [overflow-wrap:anywhere]">
          <Seen proposal={proposal} known={used !== null} />
        </p>
        {draft.kind === "records" ? (
          <RecordsEditor
            mapping={draft}
            sources={proposal.kind === "records" ? proposal.sources : []}
            agents={agents}
            onChange={setDraft}
          />
        ) : (
          <TemplateEditor
            log={draft}
            templates={proposal.kind === "text" ? proposal.templates : []}
            lines={proposal.kind === "text" ? proposal.lines : []}
            agents={agents}
            onChange={(log) => setDraft({ kind: "text", ...log })}
          />
        )}
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          {!live && (changed || used === null) && (
            <Button
              look={used === null ? "primary" : "quiet"}
              aria-disabled={!checked.success}
              onClick={() => checked.success && read(draft)}
            >
              {used === null ? "Read it like this" : "Read it again"}
            </Button>
          )}
          {item.mapping !== null && others > 0 && (
            <Button aria-disabled={!checked.success} onClick={() => checked.success && readOthers(draft)}>
              Read {countOf(others, "other file")} of this form so too
            </Button>
          )}
          {item.mapping !== null && (
            <label className="flex items-center gap-2">
              <input
                type="checkbox"
                checked={item.remember}
                onChange={(event) => remember(event.currentTarget.checked)}
                className="size-4 accent-ink"
              />
              Remember it for this project
            </label>
          )}
          {remembered && <Remembered slug={slug} {...remembered} forgotten={forgotten} />}
        </div>
      </div>
    </details>
  );
}

function Seen({ proposal, known }: { readonly proposal: Proposal; readonly known: boolean }) {
  if (proposal.kind === "text")
    return known
      ? "The text is cut into steps where a line looks like the pattern; every character is kept."
      : "No log that Topmast knows begins like this, so the text is one step. Say what a line looks like that begins a step, and it is cut there.";
  return (
    <>
      {known ? "This is" : "Topmast cannot tell what means what in"} {drawnText(proposal.seen)}.{" "}
      {!known && "Check where its steps are, who speaks and what they say. "}
      What no field is chosen for is kept beside the steps.
    </>
  );
}
