import type { Session } from "@/components/annotate/session";
import type { Situation } from "@/components/keyboard/commands";

/** What holds on the annotating screen now, and so which commands are there. */
export function situationsOf(session: Session): ReadonlySet<Situation> {
  const { place } = session.screen.get();
  const holds = new Set<Situation>(["always"]);
  if (!session.input.mayAnnotate) return holds;
  holds.add("annotator");
  if (!session.editable) return holds.add("submitted");
  holds.add("draft");
  if (session.settling) holds.add("settling");
  if (place.chosen !== null) holds.add("label");
  if (place.stroke !== null) holds.add("stroke");
  if (place.selection?.kind === "text" && place.selection.keys !== "off") holds.add("caret");
  return holds;
}
