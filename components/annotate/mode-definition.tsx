"use client";
import { useEffect, useState } from "react";
import { ModeTag } from "@/components/mast/mode-tag";
import type { CodebookEntry } from "@/lib/mast/codebook/entry";
import { glance } from "@/lib/mast/glance";
import { modeName } from "@/lib/mast/names";
import type { ModeCode, TaxonomyVersion } from "@/lib/mast/taxonomy";

type Codebook = Readonly<Record<ModeCode, CodebookEntry>>;

/** The codebook is heavy with text, so it is fetched when somebody first asks for an example. */
function useExample(mode: ModeCode) {
  const [codebook, setCodebook] = useState<Codebook | null>(null);
  useEffect(() => {
    let gone = false;
    import("@/lib/mast/codebook/entries").then(
      (loaded) => gone || setCodebook(loaded.codebook),
      // Without the network the line and the look-alikes, which came along, must do.
      () => {},
    );
    return () => {
      gone = true;
    };
  }, []);
  return codebook?.[mode].examples[0] ?? null;
}

/** What a mode means: its line, what it is taken for, and an invented example. */
export function ModeDefinition({ mode, version }: { readonly mode: ModeCode; readonly version: TaxonomyVersion }) {
  const { line, instead } = glance(mode);
  const example = useExample(mode);
  return (
    <div className="flex flex-col gap-1.5 text-[0.8125rem] leading-5">
      <p className="flex items-center gap-2 font-semibold">
        <ModeTag mode={mode} />
        {modeName(version, mode)}
      </p>
      <p className="text-ink-soft">{line}</p>
      <LookAlikes instead={instead} />
      {example && (
        <details>
          <summary className="text-ink-soft text-xs">Example: {example.system}</summary>
          <ul className="mt-1 flex flex-col gap-1 border-line border-l-2 pl-2 text-xs">
            {example.lines.map(({ agent, text }) => (
              <li key={text}>
                <span className="font-medium">{agent}:</span> {text}
              </li>
            ))}
          </ul>
          <p className="mt-1 text-ink-soft text-xs">{example.why}</p>
        </details>
      )}
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
