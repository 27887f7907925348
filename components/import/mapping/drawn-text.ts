import { visibleRuns } from "@/lib/traces/visible";

/** Text of an upload as it may be shown: what hides or reorders is drawn as marks. */
export function drawnText(text: string): string {
  return visibleRuns(text)
    .map(({ drawn }) => drawn)
    .join("");
}
