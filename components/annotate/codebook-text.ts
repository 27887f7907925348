"use client";
import { useEffect, useState } from "react";
import type { CodebookEntry } from "@/lib/mast/codebook/entry";
import { type ModeCode, modeCodes } from "@/lib/mast/taxonomy";

export type Codebook = Readonly<Record<ModeCode, CodebookEntry>>;

let fetched: Codebook | null = null;

/**
 * Fetches the codebook, which is heavy with text and so does not come with the page. Fails without the network; then
 * the line and the look-alikes of a mode, which came along, must do.
 */
export async function fetchCodebook(): Promise<Codebook> {
  fetched ??= (await import("@/lib/mast/codebook/entries")).codebook;
  return fetched;
}

/** The codebook, fetched when somebody first asks for it, if not before; null until it is there. */
export function useCodebook(): Codebook | null {
  const [codebook, setCodebook] = useState(fetched);
  useEffect(() => {
    let gone = false;
    fetchCodebook().then(
      (loaded) => gone || setCodebook(loaded),
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
