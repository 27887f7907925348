"use client";
import { useEffect, useRef, useState } from "react";
import { FolderPicker } from "@/components/import/folder-picker";
import { droppedFiles, type Given, looseFiles } from "@/components/import/given-files";
import { classNames } from "@/components/ui/class-names";

/** Takes files and folders that are dropped anywhere on the page or picked; the zone itself is the label of the picker. */
export function DropZone({
  onGiven,
  compact,
}: {
  readonly onGiven: (given: readonly Given[]) => void;
  readonly compact: boolean;
}) {
  const [over, setOver] = useState(false);
  const take = useRef(onGiven);
  useEffect(() => {
    take.current = onGiven;
  }, [onGiven]);

  useEffect(() => {
    const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
    const enter = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(false);
      if (event.dataTransfer) droppedFiles(event.dataTransfer).then((given) => take.current(given));
    };
    const listening = new AbortController();
    const { signal } = listening;
    addEventListener("dragenter", enter, { signal });
    addEventListener("dragover", enter, { signal });
    addEventListener("dragleave", leave, { signal });
    addEventListener("drop", drop, { signal });
    return () => listening.abort();
  }, []);

  return (
    <div className="relative">
      <label
        className={classNames(
          "flex cursor-pointer flex-col items-center justify-center gap-1 rounded-lg border border-dashed px-6 text-center",
          "has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-focus has-[:focus-visible]:outline-offset-2",
          compact ? "pt-6 pb-14" : "pt-14 pb-20",
          over ? "border-focus bg-focus-tint" : "border-line-strong bg-surface hover:bg-sunken",
        )}
      >
        <input
          id="files-to-import"
          type="file"
          multiple
          className="sr-only"
          onChange={(event) => {
            onGiven(looseFiles([...(event.currentTarget.files ?? [])]));
            // The same file may be chosen again.
            event.currentTarget.value = "";
          }}
        />
        <span className="font-semibold text-base">
          {over ? "Let go to add" : "Drop files or folders here, or choose files"}
        </span>
        <span className="max-w-prose text-ink-soft">
          JSON, JSONL or logs, plain, compressed or in archives. The content tells the format; you see what was found
          before anything is written.
        </span>
      </label>
      <FolderPicker onGiven={onGiven} />
    </div>
  );
}
