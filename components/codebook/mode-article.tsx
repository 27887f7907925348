import type { ReactNode } from "react";
import { ExampleRun } from "@/components/codebook/example-run";
import { LookAlikeList } from "@/components/codebook/look-alike-list";
import { ModeFacts } from "@/components/codebook/mode-facts";
import { ModeTag } from "@/components/mast/mode-tag";
import { codebook } from "@/lib/mast/codebook/entries";
import { glance } from "@/lib/mast/glance";
import { modeName } from "@/lib/mast/names";
import type { ModeCode, TaxonomyVersion } from "@/lib/mast/taxonomy";

/** All that the codebook says of one mode, under an address of its own: `#2.6`. */
export function ModeArticle({ mode, version }: { readonly mode: ModeCode; readonly version: TaxonomyVersion }) {
  const { definition, signs, examples } = codebook[mode];
  return (
    <article aria-labelledby={mode} className="border-line border-t py-8">
      <h3 id={mode} className="flex scroll-mt-20 flex-wrap items-center gap-2 font-semibold text-lg leading-7">
        <ModeTag mode={mode} />
        <span>{modeName(version, mode)}</span>
        <a href={`#${mode}`} className="px-1 font-normal text-ink-faint hover:text-ink">
          <span aria-hidden="true">#</span>
          <span className="sr-only">Link to {mode}</span>
        </a>
      </h3>
      <div className="mt-2 grid gap-x-10 gap-y-6 xl:grid-cols-[minmax(0,1fr)_13rem]">
        <div className="flex min-w-0 flex-col gap-6">
          <div className="max-w-prose text-trace">
            <p className="font-medium">{glance(mode).line}</p>
            <p className="mt-2 text-ink-soft">{definition}</p>
          </div>
          <Part title="Signs to look for">
            <ul className="flex max-w-prose list-disc flex-col gap-1 pl-5 marker:text-ink-faint">
              {signs.map((sign) => (
                <li key={sign}>{sign}</li>
              ))}
            </ul>
          </Part>
          <Part title="Invented examples">
            <div className="grid gap-3 md:grid-cols-2">
              {examples.map((example) => (
                <ExampleRun key={example.system} example={example} />
              ))}
            </div>
          </Part>
          <Part title="Taken for">
            <LookAlikeList mode={mode} version={version} />
          </Part>
        </div>
        <ModeFacts mode={mode} />
      </div>
    </article>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <h4 className="mb-1.5 font-semibold">{title}</h4>
      {children}
    </section>
  );
}
