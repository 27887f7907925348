"use client";
import { useRef } from "react";
import { type Given, pickedFolder } from "@/components/import/given-files";
import { Button } from "@/components/ui/button";

/** Picks a folder whole: its files are read together. */
export function FolderPicker({ onGiven }: { readonly onGiven: (given: readonly Given[]) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="-translate-x-1/2 absolute bottom-4 left-1/2">
      <input
        id="folder-to-import"
        ref={(element) => {
          input.current = element;
          // React has no property for it.
          element?.setAttribute("webkitdirectory", "");
        }}
        type="file"
        hidden
        onChange={(event) => {
          onGiven(pickedFolder([...(event.currentTarget.files ?? [])]));
          event.currentTarget.value = "";
        }}
      />
      <Button size="small" onClick={() => input.current?.click()}>
        Choose a folder
      </Button>
    </div>
  );
}
