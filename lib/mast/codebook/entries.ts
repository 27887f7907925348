import type { CodebookEntry } from "@/lib/mast/codebook/entry";
import { misalignmentEntries } from "@/lib/mast/codebook/misalignment";
import { specificationEntries } from "@/lib/mast/codebook/specification";
import { verificationEntries } from "@/lib/mast/codebook/verification";
import type { ModeCode } from "@/lib/mast/taxonomy";

/** The whole codebook. Heavy with text: for server components; the palette takes `glance`. */
export const codebook: Readonly<Record<ModeCode, CodebookEntry>> = {
  ...specificationEntries,
  ...misalignmentEntries,
  ...verificationEntries,
};
