"use client";
import { FactsFields } from "@/components/import/facts-fields";
import { fileSize } from "@/components/import/file-size";
import { FormatSelect } from "@/components/import/format-select";
import { foundOf, type ImportFacts, type ImportItem, isOpen, type Phase } from "@/components/import/import-queue";
import { ImportResult } from "@/components/import/import-result";
import { type MappingChoices, MappingPanel } from "@/components/import/mapping/mapping-panel";
import { Preview } from "@/components/import/preview";
import { ProgressLine } from "@/components/import/progress-line";
import { Button } from "@/components/ui/button";
import { countOf } from "@/components/ui/count-of";
import { Notice } from "@/components/ui/notice";
import type { FormAction } from "@/lib/core/form";

export interface FormatChoice {
  readonly name: string;
  readonly title: string;
}

interface CardProps {
  readonly slug: string;
  readonly item: ImportItem;
  readonly formats: readonly FormatChoice[];
  /** Whether there are other files whose facts may be the same. */
  readonly others: boolean;
  readonly undo: FormAction<number>;
  readonly mapping: MappingChoices;
  readonly chooseFormat: (format: string | null) => void;
  readonly sayFacts: (facts: ImportFacts) => void;
  readonly useForAll: () => void;
  /** Reads the files that were packed into one each by itself. */
  readonly part: () => void;
  readonly start: () => void;
  readonly stop: () => void;
  readonly remove: () => void;
}

/** One file on its way in. */
export function FileCard(props: CardProps) {
  const { item, formats, chooseFormat, part, stop, remove } = props;
  const { file, members, phase, format } = item;
  const working = phase.at === "reading" || phase.at === "importing" || phase.at === "queued";
  const away = phase.at === "done" ? "Dismiss" : "Remove";
  const found = isOpen(phase) ? foundOf(phase) : null;
  return (
    <li className="rounded-lg border border-line bg-surface">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-b px-4 py-3">
        <h2 className="min-w-0 flex-1 basis-48 truncate font-semibold" title={file.name}>
          {file.name} <span className="font-normal text-ink-faint text-xs">{fileSize(file.size)}</span>
        </h2>
        {(found || phase.at === "unreadable") && (
          <FormatSelect
            file={file.name}
            formats={formats}
            chosen={format ?? (found ? (item.mapping?.kind ?? null) : null)}
            found={found}
            onChange={chooseFormat}
          />
        )}
        {working ? (
          <Button size="small" onClick={stop} aria-label={`Stop ${file.name}`}>
            Stop
          </Button>
        ) : (
          <Button size="small" look="bare" onClick={remove} aria-label={`${away} ${file.name}`}>
            {away}
          </Button>
        )}
      </div>
      <div className="flex flex-col gap-4 px-4 py-3">
        {members.length > 0 && isOpen(phase) && (
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-soft">
            <span className="min-w-0 truncate" title={members.map(({ name }) => name).join("\n")}>
              {countOf(members.length, "file")} read as one, so that what belongs together finds each other.
            </span>
            <Button size="small" onClick={part}>
              Read them one by one
            </Button>
          </p>
        )}
        <Mapping {...props} />
        <CardBody {...props} phase={phase} />
      </div>
    </li>
  );
}

/** Files of no known form, and those that a mapping decides, say here how they are read. */
function Mapping({ slug, item, mapping }: CardProps) {
  const { proposal, phase, format } = item;
  if (proposal === null || !isOpen(phase) || (proposal.kind === "records" && proposal.sources.length === 0))
    return null;
  // A form that the person chose by its name is no open question.
  if (proposal.kind === "text" && format === "plain-text") return null;
  return <MappingPanel {...mapping} slug={slug} item={item} proposal={proposal} />;
}

function CardBody({
  slug,
  item,
  others,
  undo,
  sayFacts,
  useForAll,
  start,
  phase,
}: CardProps & { readonly phase: Phase }) {
  switch (phase.at) {
    case "waiting":
    case "reading":
      return phase.before === null ? (
        <ProgressLine what="Reading" progress={phase.at === "reading" ? phase.progress : null} size={item.file.size} />
      ) : (
        <div aria-busy="true" className="flex flex-col gap-4 opacity-60">
          <Preview summary={phase.before} />
        </div>
      );
    case "unreadable":
      if (item.proposal !== null && phase.problem.proposal !== undefined) return null;
      return (
        <Notice look="bad">
          <strong>{phase.problem.title}.</strong> {phase.problem.detail}
        </Notice>
      );
    case "queued":
    case "importing":
      return (
        <ProgressLine
          what="Importing"
          progress={phase.at === "importing" ? phase.progress : null}
          size={item.file.size}
        />
      );
    case "done":
      return <ImportResult slug={slug} filename={item.file.name} summary={phase.summary} undo={undo} />;
    default:
      return (
        <>
          {phase.at === "failed" && (
            <>
              <Notice look="bad">
                <strong>{phase.problem.title}.</strong> {phase.problem.detail}
              </Notice>
              <Button className="self-start" onClick={start}>
                Send it again
              </Button>
            </>
          )}
          <Preview summary={phase.preview} />
          {phase.preview.created > 0 && (
            <FactsFields
              facts={item.facts}
              preview={phase.preview}
              onChange={sayFacts}
              useForAll={others ? useForAll : null}
            />
          )}
        </>
      );
  }
}
