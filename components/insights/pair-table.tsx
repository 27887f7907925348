import Link from "next/link";
import { TableFrame, tableClass } from "@/components/charts/table-frame";
import { ModeTag } from "@/components/mast/mode-tag";
import { percent } from "@/lib/insights/percent";
import type { ModePair } from "@/lib/insights/together";
import { modeName } from "@/lib/mast/names";
import type { ModeCode, TaxonomyVersion } from "@/lib/mast/taxonomy";

/** Under this many traces with a mode, the interval of its phi with another says little. */
const fewest = 5;

/** The pairs of modes that are not rare whose phi's interval does not hold 0, the strongest first. */
export function PairTable({
  pairs,
  version,
  href,
}: {
  readonly pairs: readonly ModePair[];
  readonly version: TaxonomyVersion;
  readonly href: (mode: ModeCode, other: ModeCode) => string;
}) {
  const clear = pairs
    .filter(({ firstTraces, secondTraces }) => Math.min(firstTraces, secondTraces) >= fewest)
    .filter(({ phiInterval: ends }) => ends !== null && (ends[0] > 0 || ends[1] < 0))
    .sort((a, b) => Math.abs(b.phi ?? 0) - Math.abs(a.phi ?? 0))
    .slice(0, 20);
  if (clear.length === 0) {
    return (
      <p className="text-ink-soft">
        No pair of modes that are found in {fewest} traces or more has a phi whose interval leaves out 0: chance may
        explain them all.
      </p>
    );
  }
  return (
    <>
      <TableFrame label="Pairs of modes">
        <table className={tableClass}>
          <thead>
            <tr>
              <th scope="col" className="text-left">
                Pair
              </th>
              <th scope="col">Both</th>
              <th scope="col">Of traces</th>
              <th scope="col">First has second</th>
              <th scope="col">Second has first</th>
              <th scope="col">Lift</th>
              <th scope="col">Phi</th>
              <th scope="col">95 % interval</th>
            </tr>
          </thead>
          <tbody>
            {clear.map((pair) => (
              <tr key={`${pair.first} ${pair.second}`}>
                <th scope="row" className="print:min-w-64">
                  <Link
                    href={href(pair.first, pair.second)}
                    prefetch={false}
                    className="flex flex-wrap gap-x-3 gap-y-1"
                  >
                    {[pair.first, pair.second].map((mode) => (
                      <span key={mode} className="inline-flex items-center gap-1.5">
                        <ModeTag mode={mode} /> {modeName(version, mode)}
                      </span>
                    ))}
                  </Link>
                </th>
                <td>{pair.both}</td>
                <td>{pair.judged.toLocaleString("en")}</td>
                <td>{pair.secondGivenFirst === null ? "–" : `${percent(pair.secondGivenFirst)} %`}</td>
                <td>{pair.firstGivenSecond === null ? "–" : `${percent(pair.firstGivenSecond)} %`}</td>
                <td>{pair.lift === null ? "–" : pair.lift.toFixed(2)}</td>
                <td>{pair.phi === null ? "–" : hundredths(pair.phi)}</td>
                <td>
                  {pair.phiInterval && `${hundredths(pair.phiInterval[0])} to ${hundredths(pair.phiInterval[1])}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
      <p className="mt-2 text-ink-faint text-xs">
        Modes found in fewer than {fewest} traces are left out. Each interval stands for itself: of 91 pairs without any
        connection four or five would be listed by chance.
      </p>
    </>
  );
}

/** With a minus, which a hyphen is not. */
function hundredths(value: number): string {
  return value.toFixed(2).replace("-", "−");
}
