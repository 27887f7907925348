"use client";
import { useState } from "react";
import { giveMode, giveOutside } from "@/components/annotate/actions/labelling";
import { ModeDefinition } from "@/components/annotate/mode-definition";
import { useSession } from "@/components/annotate/session-context";
import { useStore } from "@/components/annotate/store";
import { KeyOf } from "@/components/keyboard/key-of";
import { CategoryMark } from "@/components/mast/category-mark";
import { classNames } from "@/components/ui/class-names";
import { glance } from "@/lib/mast/glance";
import { categoryName, modeName } from "@/lib/mast/names";
import { type CategoryCode, categoryCodes, categoryOf, type ModeCode, modeCodes } from "@/lib/mast/taxonomy";

const inks: Record<CategoryCode, string> = { "1": "text-c1-ink", "2": "text-c2-ink", "3": "text-c3-ink" };

const secondStrokes = ["mode-1", "mode-2", "mode-3", "mode-4", "mode-5", "mode-6"] as const;

/** The two strokes of a mode, by the keys that they have now. */
function Strokes({ mode }: { readonly mode: ModeCode }) {
  const second = secondStrokes.find((command) => command.endsWith(mode.slice(2)));
  return (
    <>
      <KeyOf command={`category-${categoryOf(mode)}`} />
      {second && <KeyOf command={second} />}
    </>
  );
}

/** The fourteen modes, each with its two strokes; what one points at, or begins to type, is explained below. */
export function Palette() {
  const session = useSession();
  const { stroke, chosen } = useStore(session.screen, ({ place }) => place);
  const present = useStore(session.screen, ({ draft }) =>
    chosen === null ? null : (draft.labels.get(chosen)?.mode ?? null),
  );
  const [pointed, setPointed] = useState<ModeCode | null>(null);
  const { taxonomy } = session.input;
  return (
    <section aria-labelledby="palette" className="flex flex-col gap-2">
      <h2 id="palette" className="sr-only">
        Failure modes
      </h2>
      {categoryCodes
        .filter((category) => stroke === null || stroke === category)
        .map((category) => (
          <div key={category}>
            <h3 className={`flex items-center gap-1.5 font-semibold text-[0.8125rem] ${inks[category]}`}>
              <CategoryMark category={category} size={9} />
              {categoryName(taxonomy, category)}
            </h3>
            <ul>
              {modeCodes
                .filter((mode) => categoryOf(mode) === category)
                .map((mode) => (
                  <li key={mode}>
                    <button
                      type="button"
                      onClick={() => giveMode(session, mode)}
                      onPointerEnter={() => setPointed(mode)}
                      onPointerLeave={() => setPointed(null)}
                      onFocus={() => setPointed(mode)}
                      onBlur={() => setPointed(null)}
                      className="flex w-full items-center gap-1 rounded py-px text-left text-[0.8125rem] hover:bg-sunken"
                    >
                      <Strokes mode={mode} />
                      <span className={classNames("ml-2 truncate", present === mode && "font-semibold")}>
                        {modeName(taxonomy, mode)}
                      </span>
                    </button>
                    {stroke === category && (
                      <p className="pb-1 pl-12 text-ink-soft text-xs leading-4">{glance(mode).line}</p>
                    )}
                  </li>
                ))}
            </ul>
          </div>
        ))}
      <button
        type="button"
        onClick={() => giveOutside(session)}
        className="flex items-center gap-1 rounded py-px text-left text-[0.8125rem] hover:bg-sunken"
      >
        <KeyOf command="outside" />
        <span className="ml-8">A failure outside the fourteen</span>
      </button>
      {/* Room is kept, so that nothing moves under the pointer. */}
      <div className="min-h-40 border-line border-t pt-2" aria-live="off">
        {pointed === null ? (
          <p className="text-ink-soft text-xs">
            Point at a mode, or tab to it, to read what it means and what it is not.
          </p>
        ) : (
          <ModeDefinition mode={pointed} version={taxonomy} />
        )}
      </div>
    </section>
  );
}
