import Link from "next/link";
import { TableFrame } from "@/components/charts/table-frame";
import { ModeTag } from "@/components/mast/mode-tag";
import { pairCell, pairOf, pairText } from "@/lib/insights/pair-text";
import type { PairFigure } from "@/lib/insights/query-schema";
import type { ModePair } from "@/lib/insights/together";
import { modeName } from "@/lib/mast/names";
import { type ModeCode, modeCodes, type TaxonomyVersion } from "@/lib/mast/taxonomy";

/** Modes by modes: how often, and how much more than by chance, two are found in one trace. */
export function PairMatrix({
  pairs,
  figure,
  version,
  href,
}: {
  readonly pairs: readonly ModePair[];
  readonly figure: PairFigure;
  readonly version: TaxonomyVersion;
  readonly href: (row: ModeCode, column: ModeCode) => string;
}) {
  const most = Math.max(1, ...pairs.map(({ both }) => both));
  return (
    <TableFrame label="Modes by modes">
      <table className="w-full min-w-2xl table-fixed lg:min-w-5xl print:min-w-0 border-separate border-spacing-0.5 text-center text-xs print:text-[9px]">
        <thead>
          <tr>
            <td className="w-13 sm:w-56 lg:w-72 print:w-44" />
            {modeCodes.map((mode) => (
              <th key={mode} scope="col" title={modeName(version, mode)} className="py-1 font-mono font-medium">
                {mode}
                <span className="sr-only"> {modeName(version, mode)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {modeCodes.map((row) => (
            <tr key={row}>
              <th
                scope="row"
                className="sticky left-0 z-10 bg-surface print:static px-1 py-0.5 sm:px-2 text-left font-normal text-frame"
              >
                <span className="flex items-center gap-2">
                  <ModeTag mode={row} />
                  {/* A narrow window keeps its width for the columns. */}
                  <span className="sr-only sm:not-sr-only sm:truncate print:not-sr-only" title={modeName(version, row)}>
                    {modeName(version, row)}
                  </span>
                </span>
              </th>
              {modeCodes.map((column) => (
                <PairCell
                  key={column}
                  pair={pairOf(pairs, row, column)}
                  turned={modeCodes.indexOf(row) > modeCodes.indexOf(column)}
                  shown={pairCell(pairs, row, column, figure, most)}
                  href={href(row, column)}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

function PairCell({
  pair,
  turned,
  shown,
  href,
}: {
  readonly pair: ModePair | null;
  /** Whether the row is the pair's second mode. */
  readonly turned: boolean;
  readonly shown: ReturnType<typeof pairCell>;
  readonly href: string;
}) {
  if (pair === null || shown === null) {
    return (
      <td className="bg-sunken">
        <span className="sr-only">the same mode</span>
      </td>
    );
  }
  const words = pairText(pair, turned);
  const inside = (
    <>
      <span aria-hidden="true">{shown.text}</span>
      <span className="sr-only">{words}</span>
    </>
  );
  const look = "relative flex h-7 items-center justify-center whitespace-nowrap rounded-sm";
  return (
    <td className="relative p-0">
      <span
        aria-hidden="true"
        className="absolute inset-0 rounded-sm bg-focus"
        style={{ opacity: Math.min(0.35, 0.35 * shown.ink) }}
      />
      {pair.both === 0 ? (
        <span className={`${look} text-ink-faint`} title={words}>
          {inside}
        </span>
      ) : (
        <Link href={href} prefetch={false} title={words} className={`${look} hover:underline`}>
          {inside}
        </Link>
      )}
    </td>
  );
}
