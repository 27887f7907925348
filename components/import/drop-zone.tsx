"use client";
import { useEffect, useRef, useState } from "react";
import { classNames } from "@/components/ui/class-names";

/** Takes files that are dropped anywhere on the page or picked; the zone itself is the label of the picker. */
export function DropZone({
  onFiles,
  compact,
}: {
  readonly onFiles: (files: readonly File[]) => void;
  readonly compact: boolean;
}) {
  const [over, setOver] = useState(false);
  const take = useRef(onFiles);
  useEffect(() => {
    take.current = onFiles;
  }, [onFiles]);

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
      take.current([...(event.dataTransfer?.files ?? [])]);
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
    <label
      className={classNames(
        "flex cursor-pointer flex-col items-center justify-center gap-1 rounded-lg border border-dashed px-6 text-center",
        "has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-focus has-[:focus-visible]:outline-offset-2",
        compact ? "py-6" : "py-16",
        over ? "border-focus bg-focus-tint" : "border-line-strong bg-surface hover:bg-sunken",
      )}
    >
      <input
        id="files-to-import"
        type="file"
        multiple
        className="sr-only"
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])]);
          // The same file may be chosen again.
          event.currentTarget.value = "";
        }}
      />
      <span className="font-semibold text-base">{over ? "Let go to add" : "Drop files here, or choose them"}</span>
      <span className="max-w-prose text-ink-soft">
        JSON, JSONL or logs, plain or gzipped. The content tells the format; you see what was found before anything is
        written.
      </span>
    </label>
  );
}
