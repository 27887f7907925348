import Link from "next/link";
import { Figure } from "@/components/agreement/figure";
import { Footnotes, numberNotes } from "@/components/agreement/footnotes";
import { Moment } from "@/components/ui/moment";
import type { ProtocolPage } from "@/lib/workflows/run-protocol";

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
              {["Round", "Kappa", "Raw agreement", "Pairs", "Traces", "When"].map((name) => (
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
                  <Link href={`/p/${slug}/rounds/${turn.round}`} className="hover:underline">
                    {turn.iteration}
                  </Link>
                </th>
                <td className={cell}>{turn.kappa ? <Figure measured={turn.kappa} notes={notes} /> : "not yet"}</td>
                <td className={cell}>{turn.raw ? <Figure measured={turn.raw} notes={notes} /> : "not yet"}</td>
                <td className={`${cell} text-xs`}>
                  {turn.pairs.map(({ names, kappa }) => (
                    <p key={names} className="whitespace-nowrap">
                      {names}: {kappa.value === null ? "undefined" : kappa.value.toFixed(2).replace("-", "−")}
                    </p>
                  ))}
                </td>
                <td className={`${cell} min-w-48 text-xs`}>
                  {turn.traces.map(({ id, title }) => (
                    <p key={id} className="[overflow-wrap:anywhere]">
                      <Link href={`/p/${slug}/traces/${id}`} prefetch={false} className="hover:underline">
                        {title}
                      </Link>
                    </p>
                  ))}
                </td>
                <td className={`${cell} text-xs`}>
                  {turn.openedAt && <Moment at={turn.openedAt} />}
                  {turn.complete && turn.lastDoneAt && (
                    <>
                      {" "}
                      to <Moment at={turn.lastDoneAt} />
                    </>
                  )}
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
      <p className="max-w-prose text-ink-soft text-xs">
        Annotators: {people.map(({ name }) => name).join(", ")}. Begun <Moment at={protocol.createdAt} />. Traces drawn
        at random with seed {seed} from {from.length > 0 ? from.join(", ") : "all traces of the project"}, none twice
        and none that one of them had read before. Kappa is the mean of the pairwise Cohen kappas (Cohen 1960; Light
        1971) over all cells of trace and mode together, because five traces leave most single modes undefined; below it
        the 95 % interval of a bootstrap over traces.
      </p>
    </div>
  );
}
