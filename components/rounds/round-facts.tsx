import { dayText, selectionText } from "@/components/rounds/round-words";
import { blindMeanings, type Round } from "@/lib/rounds/round-schema";

/** What a round is: how its traces were chosen, who is blind how long, when it is due. */
export function RoundFacts({
  round,
  people,
}: {
  readonly round: Round;
  /** Who is to read, where nothing else on the page says so. */
  readonly people: readonly string[];
}) {
  const facts = [
    ["Traces", `${round.traces.toLocaleString("en")}${round.selection ? ` (${selectionText(round.selection)})` : ""}`],
    ["Each read by", `${Math.min(round.perTrace, round.annotators)} of ${round.annotators}`],
    ...(people.length > 0 ? [["Annotators", people.join(", ")] as const] : []),
    ["Others' labels", `hidden ${blindMeanings[round.blindUntil]}`],
    ["Due", round.dueOn === null ? "no date" : dayText(round.dueOn)],
    ["Guidelines", round.guidelineVersion === null ? "none in particular" : `version ${round.guidelineVersion}`],
  ] as const;
  return (
    <dl className="grid grid-cols-[7rem_minmax(0,1fr)] gap-x-4 gap-y-1.5">
      {facts.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-ink-soft">{name}</dt>
          <dd className="[overflow-wrap:anywhere]">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
