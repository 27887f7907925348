import type { SettlingView } from "@/components/adjudicate/settling";
import type { Session } from "@/components/annotate/session";
import { Store, useStore } from "@/components/annotate/store";
import type { Question } from "@/lib/reviews/questions";

const nowhere = new Store<SettlingView, never>({ question: null, answer: 0, busy: false }, (view) => view);
const nothing = new Store<{ readonly questions: readonly Question[] }, never>({ questions: [] }, (ground) => ground);

/** Something of where one stands in settling; the same of nowhere where one does not settle. */
export function useSettled<T>(
  { settling }: Session,
  select: (view: SettlingView, questions: readonly Question[]) => T,
): T {
  const view = useStore(settling?.view ?? nowhere, (all) => all);
  const { questions } = useStore(settling?.ground ?? nothing, (all) => all);
  return select(view, questions);
}
