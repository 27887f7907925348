"use client";
import { useEffect, useState } from "react";
import type { CodebookEntry } from "@/lib/mast/codebook/entry";
import { type ModeCode, modeCodes } from "@/lib/mast/taxonomy";

export type Codebook = Readonly<Record<ModeCode, CodebookEntry>>;

/** The codebook is heavy with text, so it is fetched when somebody first asks for it; null until then. */
export function useCodebook(): Codebook | null {
  const [codebook, setCodebook] = useState<Codebook | null>(null);
  useEffect(() => {
    let gone = false;
    import("@/lib/mast/codebook/entries").then(
      (loaded) => gone || setCodebook(loaded.codebook),
      // Without the network the line and the look-alikes, which came along, must do.
      () => {},
    );
    return () => {
      gone = true;
    };
  }, []);
  return codebook;
}

/** The signs of each mode, as far as they are at hand. */
export function useSigns(): Readonly<Partial<Record<ModeCode, readonly string[]>>> {
  const codebook = useCodebook();
  return codebook === null ? {} : Object.fromEntries(modeCodes.map((mode) => [mode, codebook[mode].signs]));
}
