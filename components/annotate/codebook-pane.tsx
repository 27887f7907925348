"use client";
import { useEffect, useRef } from "react";
import { CodebookExampleRun } from "@/components/annotate/codebook-example";
import { useCodebook } from "@/components/annotate/codebook-text";
import { LookAlikes } from "@/components/annotate/mode-definition";
import { useOwnExamples } from "@/components/annotate/own-examples";
import { useSession } from "@/components/annotate/session-context";
import { useStore } from "@/components/annotate/store";
import { KeyOf } from "@/components/keyboard/key-of";
import { ModeTag } from "@/components/mast/mode-tag";
import { Button } from "@/components/ui/button";
import { glance } from "@/lib/mast/glance";
import { modeName } from "@/lib/mast/names";
import { type ModeCode, modeCodes } from "@/lib/mast/taxonomy";
import type { GuidelineExample } from "@/lib/reviews/guideline-schema";

/** The codebook beside the trace: opened at the mode of the chosen label, and read without leaving the place. */
export function CodebookPane() {
  const session = useSession();
  const chosen = useStore(session.screen, ({ draft, place }) =>
    place.chosen === null ? null : (draft.labels.get(place.chosen)?.mode ?? null),
  );
  const stroke = useStore(session.screen, ({ place }) => place.stroke);
  const at = modeCodes.find((mode) => (stroke === null ? mode === chosen : mode.startsWith(stroke))) ?? null;
  const list = useRef<HTMLElement>(null);
  const codebook = useCodebook();
  const examples = useOwnExamples();
  // On a small screen the panel forgets where it was scrolled to each time that it is put away.
  const sheet = useStore(session.view, (view) => view.sheet);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the sheet is why it has to be done again
  useEffect(() => {
    if (at !== null && codebook) list.current?.querySelector(`[data-mode="${at}"]`)?.scrollIntoView({ block: "start" });
  }, [at, codebook, sheet]);
  return (
    <section aria-labelledby="codebook-pane" className="flex min-h-0 flex-1 flex-col">
      <div className="flex items-center gap-2 border-line border-b px-4 py-2">
        <h2 id="codebook-pane" className="grow font-semibold text-[0.9375rem]">
          Codebook
        </h2>
        <Button size="small" look="quiet" onClick={() => session.view.dispatch({ codebook: false })}>
          Close <KeyOf command="codebook" />
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by key */}
      <section ref={list} tabIndex={0} aria-label="Modes" className="min-h-0 overflow-y-auto px-4">
        {modeCodes.map((mode) => (
          <Entry key={mode} mode={mode} own={examples.filter((example) => example.mode === mode)} />
        ))}
      </section>
    </section>
  );
}

function Entry({ mode, own }: { readonly mode: ModeCode; readonly own: readonly GuidelineExample[] }) {
  const session = useSession();
  const entry = useCodebook()?.[mode] ?? null;
  const { line, instead } = glance(mode);
  return (
    <article data-mode={mode} className="flex flex-col gap-1.5 border-line border-b py-3 text-[0.8125rem] leading-5">
      <h3 className="flex items-center gap-2 font-semibold">
        <ModeTag mode={mode} />
        {modeName(session.input.taxonomy, mode)}
      </h3>
      <p>{entry?.definition ?? line}</p>
      {entry && (
        <>
          <ul className="list-disc pl-4 text-ink-soft">
            {entry.signs.map((sign) => (
              <li key={sign}>{sign}</li>
            ))}
          </ul>
          {entry.examples.map((example) => (
            <CodebookExampleRun key={example.system} example={example} />
          ))}
        </>
      )}
      {own.length > 0 && <OwnExamples examples={own} />}
      <LookAlikes instead={instead} />
    </article>
  );
}

/** What this project's own labels have shown of a mode. */
function OwnExamples({ examples }: { readonly examples: readonly GuidelineExample[] }) {
  const session = useSession();
  return (
    <details>
      <summary className="text-ink-soft text-xs">
        {examples.length === 1 ? "1 example of this project" : `${examples.length} examples of this project`}
      </summary>
      <ul className="mt-1 flex flex-col gap-2 text-xs">
        {examples.map(({ id, quote, note, trace }) => (
          <li key={id} className="flex flex-col gap-0.5 border-line border-l-2 pl-2 [overflow-wrap:anywhere]">
            {quote !== "" && <q className="line-clamp-6">{quote}</q>}
            {note !== "" && <span className="text-ink-soft">{note}</span>}
            {trace !== null && trace.id !== session.input.trace.id && (
              <a
                href={`/p/${session.input.project}/traces/${trace.id}`}
                target="_blank"
                rel="noreferrer"
                className="text-ink-soft underline underline-offset-2"
              >
                {trace.title}
              </a>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
