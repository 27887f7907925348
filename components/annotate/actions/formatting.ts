import type { Session } from "@/components/annotate/session";

/** In the address `text=formatted` or `text=raw`; without it what was chosen last in this browser holds. */
const parameter = "text";
const remembered = "topmast.text";

/** Shows text laid out for reading, or as the source has it. */
export async function toggleFormatted(session: Session): Promise<void> {
  const formatted = session.view.get().format === null;
  localStorage.setItem(remembered, formatted ? "formatted" : "raw");
  const address = new URL(location.href);
  address.searchParams.set(parameter, formatted ? "formatted" : "raw");
  history.replaceState(history.state, "", address);
  await show(session, formatted);
  session.notice.dispatch(formatted ? "Formatted text" : "Raw text");
}

/** Lays text out if the address or the last choice says so. */
export function followTextChoice(session: Session): void {
  const chosen = new URLSearchParams(location.search).get(parameter) ?? localStorage.getItem(remembered);
  if (chosen === "formatted") void show(session, true);
}

async function show(session: Session, formatted: boolean): Promise<void> {
  const format = formatted ? (await import("@/components/trace/format-row")).formatRow : null;
  session.scroller.holdStep(session.screen.get().place.step);
  session.view.dispatch({ format });
}
