import Link from "next/link";
import { type ExampleActions, ExampleCard } from "@/components/guidelines/example-card";
import { ModeTag } from "@/components/mast/mode-tag";
import { glance } from "@/lib/mast/glance";
import { modeName } from "@/lib/mast/names";
import { modeCodes, type TaxonomyVersion } from "@/lib/mast/taxonomy";
import type { GuidelineExample } from "@/lib/reviews/guideline-schema";

/** The fourteen modes in a line each, with the project's own examples below them. */
export function ModeExamples({
  examples,
  project,
  version,
  actions,
}: {
  readonly examples: readonly GuidelineExample[];
  readonly project: string;
  readonly version: TaxonomyVersion;
  readonly actions: ExampleActions | null;
}) {
  return (
    <ul className="divide-y divide-line">
      {modeCodes.map((mode) => {
        const own = examples.filter((example) => example.mode === mode);
        return (
          <li key={mode} className="py-3 first:pt-0">
            <p className="flex flex-wrap items-center gap-x-2 font-medium">
              <ModeTag mode={mode} />
              <Link href={`/codebook?version=${version}#${mode}`} className="underline-offset-2 hover:underline">
                {modeName(version, mode)}
              </Link>
            </p>
            <p className="mt-0.5 text-ink-soft">{glance(mode).line}</p>
            {own.length > 0 && (
              <ul className="mt-2 flex flex-col gap-2">
                {own.map((example) => (
                  <ExampleCard key={example.id} example={example} project={project} actions={actions} />
                ))}
              </ul>
            )}
          </li>
        );
      })}
    </ul>
  );
}
