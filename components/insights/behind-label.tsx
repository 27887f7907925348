import Link from "next/link";
import { ModeTag } from "@/components/mast/mode-tag";
import { Chip } from "@/components/ui/chip";
import type { BehindLabel } from "@/lib/insights/label-list-schema";
import { modeName } from "@/lib/mast/names";
import type { TaxonomyVersion } from "@/lib/mast/taxonomy";
import { fragmentOf } from "@/lib/reviews/deep-link";

/** A label as evidence: its quote in the text around it, who says so and why, and the way to the place. */
export function BehindLabelItem({
  label,
  project,
  version,
}: {
  readonly label: BehindLabel;
  readonly project: string;
  readonly version: TaxonomyVersion;
}) {
  const { place, mode } = label;
  return (
    <article className="rounded-lg border border-line bg-surface px-4 py-3">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <ModeTag mode={mode} />
        <span className="font-medium">{modeName(version, mode)}</span>
        {label.decisive && <Chip look="bad">decisive</Chip>}
        {label.agent !== null && <Chip>{label.agent}</Chip>}
        <span className="text-ink-faint text-xs">
          {label.annotator.name}
          {label.confidence && `, ${label.confidence} confidence`}
        </span>
      </header>
      {place && <Quote place={place} />}
      {label.note !== "" && <p className="mt-2 whitespace-pre-line [overflow-wrap:anywhere]">{label.note}</p>}
      <p className="mt-2 text-ink-soft text-xs">
        <Link
          href={`/p/${project}/traces/${label.traceId}${linkTo(place)}`}
          prefetch={false}
          className="text-ink underline underline-offset-2 [overflow-wrap:anywhere]"
        >
          {label.traceTitle}
        </Link>{" "}
        · {where(label)}
        {label.system !== null && ` · ${label.system}`}
      </p>
    </article>
  );
}

type Place = NonNullable<BehindLabel["place"]>;

function Quote({ place }: { readonly place: Place }) {
  return (
    <blockquote className="mt-2 line-clamp-6 max-w-prose whitespace-pre-wrap border-line border-l-2 pl-3 text-ink-soft text-trace [overflow-wrap:anywhere]">
      {place.before}
      {place.start === null ? place.quote : <mark className="bg-focus-tint text-ink">{place.quote}</mark>}
      {place.after}
    </blockquote>
  );
}

/** Where the trace opens. */
function linkTo(place: Place | null): string {
  if (place === null) return "";
  const { first, last, start, end } = place;
  if (start === null || end === null) return fragmentOf({ kind: "steps", first, last });
  return fragmentOf({ kind: "text", from: { step: first, offset: start }, to: { step: last, offset: end } });
}

function where({ place, places }: BehindLabel): string {
  if (place === null) return "the whole trace";
  const steps = place.last > place.first ? `steps ${place.first + 1} to ${place.last + 1}` : `step ${place.first + 1}`;
  const more = places > 1 ? ` and ${places - 1} more` : "";
  return `${steps}${place.agent === null ? "" : `, ${place.agent}`}${more}`;
}
