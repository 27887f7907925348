import { dayText, isOver } from "@/components/rounds/round-words";

/** When a round is due; a day that is over is said to be. For server components: it reads the clock. */
export function Due({ on, open }: { readonly on: string; readonly open: boolean }) {
  const late = open && isOver(on, new Date());
  return (
    <span className={late ? "text-bad" : undefined}>
      due <time dateTime={on}>{dayText(on)}</time>
      {late && ", overdue"}
    </span>
  );
}
