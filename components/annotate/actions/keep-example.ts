import { chosenLabel } from "@/components/annotate/actions/labelling";
import type { Session } from "@/components/annotate/session";
import type { ModeCode } from "@/lib/mast/taxonomy";

/** Says what is wrong; null once it is kept. */
export type KeepExample = (labelId: string) => Promise<string | null>;

/** Keeps the chosen label as an example of its mode in the project's guidelines. */
export async function keepChosen(session: Session): Promise<void> {
  const { chosen } = session.screen.get().place;
  const label = chosenLabel(session);
  if (chosen === null || !label) return;
  await keepAsExample(session, chosen, label.mode);
}

/** The same for any label, such as another's that a curator reads. */
export async function keepAsExample(session: Session, id: string, mode: ModeCode | null): Promise<void> {
  if (mode === null) {
    session.notice.dispatch("A failure outside the fourteen is no example of a mode.");
    return;
  }
  const refused = await session.input.keepExample(id).catch(() => "The server cannot be reached.");
  session.notice.dispatch(refused ?? `Kept as an example of ${mode} in the guidelines`);
}
