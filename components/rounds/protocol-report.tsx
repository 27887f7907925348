import Link from "next/link";
import { decimal, Figure } from "@/components/agreement/figure";
import { Footnotes, numberNotes } from "@/components/agreement/footnotes";
import { longDate } from "@/lib/insights/long-date";
import type { MeasuredTurn, ProtocolPage } from "@/lib/workflows/run-protocol";

const head = "py-1.5 pr-4 text-left font-medium text-ink-soft text-xs";
const cell = "py-2 pr-4 align-top";

/** Kappa round by round, with the traces, who read them and when; made to be printed. */
export function ProtocolReport({
  slug,
  page: { protocol, people, turns },
  curates,
}: {
  readonly slug: string;
  readonly page: ProtocolPage;
  readonly curates: boolean;
}) {
  const measured = turns.flatMap(({ kappa, raw }) => [kappa, raw].filter((one) => one !== null));
  const notes = numberNotes(measured);
  const { seed, ...facets } = protocol.pool;
  const from = Object.values(facets).flat();
  return (
    <div className="flex flex-col gap-4">
      <div className="overflow-x-auto">
        <table className="w-full border-line border-b tabular-nums">
          <caption className="sr-only">Agreement by round</caption>
          <thead className="border-line border-b">
            <tr>
              {["Round", "Kappa", "Raw agreement", "When"].map((name) => (
                <th key={name} scope="col" className={head}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {turns.map((turn) => (
              <tr key={turn.round}>
                <th scope="row" className={`${cell} text-left font-medium`}>
                  <Link href={`/p/${slug}/rounds/${turn.round}`} className="underline underline-offset-2">
                    {turn.iteration}
                  </Link>
                </th>
                <td className={cell}>{turn.kappa ? <Figure measured={turn.kappa} notes={notes} /> : "not yet"}</td>
                <td className={cell}>{turn.raw ? <Figure measured={turn.raw} notes={notes} /> : "not yet"}</td>
                <td className={`${cell} text-xs`}>
                  {daysOf(turn)}
                  {!turn.complete && curates && (
                    <p className="text-ink-soft">{`${turn.done} of ${turn.wanted} submitted`}</p>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Footnotes notes={notes} />
      {turns.map((turn) => (
        <TurnFacts key={turn.round} slug={slug} turn={turn} />
      ))}
      <p className="max-w-prose text-ink-soft text-xs">
        Annotators: {people.map(({ name }) => name).join(", ")}. Begun on {longDate(protocol.createdAt)}. Traces drawn
        at random with seed {seed} from {from.length > 0 ? from.join(", ") : "all traces of the project"}, none twice
        and none that one of them had read before. Kappa is the mean of the pairwise Cohen kappas (Cohen 1960; Light
        1971) over all cells of trace and mode together, because five traces leave most single modes undefined; below it
        the 95 % interval of a bootstrap over traces.
      </p>
    </div>
  );
}

/** From when to when, as dates: what is printed is read on another day. */
function daysOf({ openedAt, complete, lastDoneAt }: MeasuredTurn): string {
  const days = [openedAt, complete ? lastDoneAt : null].flatMap((at) => (at ? [longDate(at)] : []));
  return [...new Set(days)].join(" to ");
}

/** Who agreed with whom in a round, and on which traces. */
function TurnFacts({ slug, turn }: { readonly slug: string; readonly turn: MeasuredTurn }) {
  return (
    <section aria-label={`Round ${turn.iteration}`} className="break-inside-avoid text-xs">
      <h3 className="font-medium text-sm">Round {turn.iteration}</h3>
      <dl className="mt-1 grid grid-cols-[4rem_minmax(0,1fr)] gap-x-4 gap-y-1">
        {turn.pairs.length > 0 && (
          <>
            <dt className="text-ink-soft">Pairs</dt>
            <dd className="flex flex-wrap gap-x-4 tabular-nums">
              {turn.pairs.map(({ names, kappa }) => (
                <span key={names}>
                  {names}: {kappa.value === null ? "undefined" : decimal(kappa.value)}
                </span>
              ))}
            </dd>
          </>
        )}
        <dt className="text-ink-soft">Traces</dt>
        <dd>
          <ul>
            {turn.traces.map(({ id, title }) => (
              <li key={id} className="[overflow-wrap:anywhere]">
                <Link href={`/p/${slug}/traces/${id}`} prefetch={false} className="hover:underline">
                  {title}
                </Link>
              </li>
            ))}
          </ul>
        </dd>
      </dl>
    </section>
  );
}
