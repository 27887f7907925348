import type { Session } from "@/components/annotate/session";
import { focusDrawn } from "@/components/ui/focus-drawn";

/** The field in which one types what to do. */
export const paletteField = "palette-field";

export function openPalette(session: Session, scope: "modes" | "all"): void {
  session.view.dispatch({ palette: scope });
  focusDrawn(`#${paletteField}`);
}
