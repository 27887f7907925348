"use client";
import { CodebookExampleRun } from "@/components/annotate/codebook-example";
import { useCodebook } from "@/components/annotate/codebook-text";
import { ModeTag } from "@/components/mast/mode-tag";
import { glance } from "@/lib/mast/glance";
import { modeName } from "@/lib/mast/names";
import type { ModeCode, TaxonomyVersion } from "@/lib/mast/taxonomy";

/** What a mode means: its line, what it is taken for, and an invented example. */
export function ModeDefinition({ mode, version }: { readonly mode: ModeCode; readonly version: TaxonomyVersion }) {
  const { line, instead } = glance(mode);
  return (
    <div className="flex flex-col gap-1.5 text-[0.8125rem] leading-5">
      <p className="flex items-center gap-2 font-semibold">
        <ModeTag mode={mode} />
        {modeName(version, mode)}
      </p>
      <p className="text-ink-soft">{line}</p>
      <LookAlikes instead={instead} />
      <ModeExample mode={mode} />
      <a
        href={`/codebook#${mode}`}
        target="_blank"
        rel="noreferrer"
        className="text-ink-soft text-xs underline underline-offset-2"
      >
        In the codebook
      </a>
    </div>
  );
}

/** An invented run that shows a mode, to be opened. */
export function ModeExample({ mode }: { readonly mode: ModeCode }) {
  const example = useCodebook()?.[mode].examples[0];
  if (!example) return null;
  return <CodebookExampleRun example={example} />;
}

export function LookAlikes({ instead }: { readonly instead: ReturnType<typeof glance>["instead"] }) {
  return (
    <ul className="flex flex-col gap-0.5 text-ink-soft text-xs leading-4">
      {instead.map(({ mode, when }) => (
        <li key={mode}>
          <span className="font-mono">{mode}</span> when {when}.
        </li>
      ))}
    </ul>
  );
}
