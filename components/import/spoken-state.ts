import type { ImportItem } from "@/components/import/import-queue";
import { countOf } from "@/components/ui/count-of";

/** What a screen reader hears when something changes: the latest of each file that has news. */
export function spokenState(items: readonly ImportItem[]): string {
  return items
    .map(({ file, phase }) => {
      if (phase.at === "ready") return `${file.name}: ${countOf(phase.preview.created, "new trace")} found.`;
      if (phase.at === "unreadable" && phase.problem.proposal)
        return `${file.name} has no form that Topmast knows. Say how to read it.`;
      if (phase.at === "unreadable") return `${file.name} cannot be read: ${phase.problem.detail}`;
      if (phase.at === "importing") return `${file.name} is being imported.`;
      if (phase.at === "failed") return `${file.name} was not imported: ${phase.problem.detail}`;
      if (phase.at === "done") return `${file.name}: ${countOf(phase.summary.created, "trace")} imported.`;
      return "";
    })
    .filter((sentence) => sentence !== "")
    .join(" ");
}
