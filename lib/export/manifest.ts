/** What stands beside exported files: of what, when and for whom they were made, how much is in them, and checksums. */
import type { ExportFormat } from "@/lib/export/export-format";

export interface FileFacts {
  readonly name: string;
  /** Rows without the header, lines, or records. */
  readonly records: number;
  readonly bytes: number;
  /** In hexadecimal. */
  readonly sha256: string;
}

export interface ManifestFacts {
  readonly project: { readonly slug: string; readonly name: string };
  readonly format: ExportFormat;
  readonly exportedAt: string;
  /** The role whose view of the reviews it is: annotators do not see others' before their own are submitted. */
  readonly seenAs: string;
  /** Which traces, and whose reviews; as in the address. */
  readonly filter: Readonly<Record<string, unknown>>;
  /** Whose reviews the verdicts are made from, and how. */
  readonly sources: readonly string[];
  readonly consensus: string;
}

export function manifestText(facts: ManifestFacts, files: readonly FileFacts[]): string {
  return `${JSON.stringify({ topmast: "manifest", version: 1, ...facts, files }, null, 2)}\n`;
}
