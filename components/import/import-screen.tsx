"use client";
import { DropZone } from "@/components/import/drop-zone";
import { FileCard, type FormatChoice } from "@/components/import/file-card";
import { looseFiles } from "@/components/import/given-files";
import { alike, readyItems } from "@/components/import/import-queue";
import { PasteBox } from "@/components/import/paste-box";
import { spokenState } from "@/components/import/spoken-state";
import { useImportQueue } from "@/components/import/use-import-queue";
import { Button } from "@/components/ui/button";
import { countOf } from "@/components/ui/count-of";
import type { FormAction } from "@/lib/core/form";

/** Files come in by drop, picker or paste; each is read and shown before anything is written. */
export function ImportScreen({
  slug,
  formats,
  undo,
}: {
  readonly slug: string;
  readonly formats: readonly FormatChoice[];
  readonly undo: FormAction<number>;
}) {
  const { items, dispatch, stop, add, part, remove } = useImportQueue(slug);
  const ready = readyItems(items);
  const traces = ready.reduce((sum, { phase }) => sum + (phase.at === "ready" ? phase.preview.created : 0), 0);
  const reading = items.some(({ phase }) => phase.at === "waiting" || phase.at === "reading");
  return (
    <div className="flex flex-col gap-4">
      <DropZone onGiven={add} compact={items.length > 0} />
      <PasteBox onFile={(file) => add(looseFiles([file]))} />
      <p role="status" className="sr-only">
        {spokenState(items)}
      </p>
      {items.length > 0 && (
        <ul id="files" aria-label="Files" tabIndex={-1} className="outline-none flex flex-col gap-4">
          {items.map((item) => (
            <FileCard
              key={item.key}
              slug={slug}
              item={item}
              formats={formats}
              others={items.length > 1}
              undo={undo}
              mapping={{
                others: alike(items, item).length,
                read: (mapping) => {
                  stop(item.key);
                  dispatch({ type: "map", keys: [item.key], mapping });
                },
                readOthers: (mapping) => dispatch({ type: "map", keys: alike(items, item), mapping }),
                remember: (remember) => dispatch({ type: "remember", key: item.key, remember }),
                forgotten: (id) => dispatch({ type: "forgotten", id }),
              }}
              chooseFormat={(format) => {
                stop(item.key);
                dispatch({ type: "choose format", key: item.key, format });
              }}
              sayFacts={(facts) => dispatch({ type: "say facts", keys: [item.key], facts })}
              useForAll={() => dispatch({ type: "say facts", keys: items.map(({ key }) => key), facts: item.facts })}
              part={() => part(item)}
              start={() => dispatch({ type: "start import", keys: [item.key] })}
              stop={() => stop(item.key)}
              remove={() => {
                remove(item.key);
                document.getElementById("files-to-import")?.focus();
              }}
            />
          ))}
        </ul>
      )}
      {(ready.length > 0 || reading) && (
        <div className="sticky bottom-0 z-10 -mx-4 flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-t bg-paper px-4 py-3 sm:-mx-6 sm:px-6">
          <Button
            look="primary"
            aria-disabled={ready.length === 0}
            onClick={() => {
              dispatch({ type: "start import", keys: ready.map(({ key }) => key) });
              // The bar goes once nothing is left to start.
              document.getElementById("files")?.focus();
            }}
          >
            {ready.length > 1 ? `Import ${ready.length} files` : "Import"}
          </Button>
          <p className="text-ink-soft">
            {ready.length > 0 ? `${countOf(traces, "new trace")}. ` : ""}
            {reading ? "Reading …" : "Nothing is written until then."}
          </p>
        </div>
      )}
    </div>
  );
}
