import type { PublishedSource } from "@/lib/mast/published";

/** What published figures are called on screen. */
export const sourceNames: Readonly<Record<PublishedSource, string>> = {
  v1: "MAST v1, Mar 2025",
  v2: "MAST v2, Apr 2025",
  v3: "MAST v3, Oct 2025",
  "mast-data": "MAST-Data, Aug 2026",
};

export const shortSourceNames: Readonly<Record<PublishedSource, string>> = {
  v1: "MAST v1",
  v2: "MAST v2",
  v3: "MAST v3",
  "mast-data": "MAST-Data",
};
