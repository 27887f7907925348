import type { Session } from "@/components/annotate/session";

/** Whoever comes back to this tab sooner than this has seen it a moment ago. */
const soon = 3_000;

/** Looks at the server again whenever one comes back to the tab: another tab, or a colleague, may have said something. */
export function stayFresh(session: Session): () => void {
  let looked = performance.now();
  const look = () => {
    const now = performance.now();
    if (document.visibilityState !== "visible" || now - looked < soon) return;
    looked = now;
    // Without the network what is here stays as it is; whoever saves over something is told then.
    session.refresh().catch(() => {});
  };
  addEventListener("focus", look);
  document.addEventListener("visibilitychange", look);
  return () => {
    removeEventListener("focus", look);
    document.removeEventListener("visibilitychange", look);
  };
}
