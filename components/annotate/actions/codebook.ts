import type { Session } from "@/components/annotate/session";

/** Opens or closes the codebook; on a small screen also the panel that it stands in. */
export function toggleCodebook(session: Session): void {
  const { codebook, sheet } = session.view.get();
  // On a small screen it may be open in a panel that is closed.
  const inSight = codebook && (sheet === "label" || matchMedia("(min-width: 64rem)").matches);
  session.view.dispatch({ codebook: !inSight, sheet: inSight ? null : "label" });
}
