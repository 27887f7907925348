"use client";
import { Dialog } from "@base-ui/react/dialog";
import { useEffect, useId, useState } from "react";
import { giveMode } from "@/components/annotate/actions/labelling";
import { paletteField } from "@/components/annotate/actions/open-palette";
import { useSigns } from "@/components/annotate/codebook-text";
import { useSession } from "@/components/annotate/session-context";
import { situationsOf } from "@/components/annotate/situations";
import { useStore } from "@/components/annotate/store";
import { type Command, type CommandId, keyGlyph } from "@/components/keyboard/commands";
import { ModeTag } from "@/components/mast/mode-tag";
import { classNames } from "@/components/ui/class-names";
import { Keycap } from "@/components/ui/keycap";
import { modeName } from "@/lib/mast/names";
import { type FoundMode, searchModes } from "@/lib/mast/search-modes";

type Item = { readonly key: string } & (
  | { readonly is: "mode"; readonly found: FoundMode }
  | { readonly is: "command"; readonly command: Command }
);

const matches = (query: string, title: string) =>
  query
    .toLowerCase()
    .split(/\s+/)
    .every((part) => title.toLowerCase().includes(part));

/** Finds a mode or a command by what one remembers of it, and does it. */
export function CommandPalette({ run }: { readonly run: (id: CommandId) => void }) {
  const session = useSession();
  const scope = useStore(session.view, (view) => view.palette);
  const close = () => session.view.dispatch({ palette: null });
  return (
    <Dialog.Root open={scope !== null} onOpenChange={(open) => open || close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-black/30" />
        <Dialog.Popup
          finalFocus={() => {
            // What was chosen may have led elsewhere already, to a note or a field.
            const { activeElement } = document;
            if (activeElement === document.body || activeElement?.closest("[role=dialog]")) session.focusReader();
            return false;
          }}
          className="fixed top-[12dvh] left-1/2 z-50 flex max-h-[70dvh] w-[min(36rem,calc(100vw-2rem))] -translate-x-1/2 flex-col overflow-hidden rounded-lg border border-line bg-surface"
        >
          <Dialog.Title className="sr-only">
            {scope === "modes" ? "Find a mode" : "Find a command or a mode"}
          </Dialog.Title>
          {scope !== null && (
            <PaletteList
              modesOnly={scope === "modes"}
              onChoose={(item) => {
                close();
                if (item.is === "mode") void giveMode(session, item.found.mode);
                else run(item.command.id);
              }}
            />
          )}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function useItems(query: string, modesOnly: boolean): Item[] {
  const session = useSession();
  const keymap = useStore(session.keys.keymap, (map) => map);
  const signs = useSigns();
  const holds = situationsOf(session);
  const modes =
    session.editable && (modesOnly || query !== "") ? searchModes(query, session.input.taxonomy, signs) : [];
  const commands = modesOnly
    ? []
    : keymap.commands.filter(
        // Strokes and arrows make sense only as keys.
        ({ id, when, title }) =>
          holds.has(when) && when !== "stroke" && when !== "caret" && id !== "palette" && matches(query, title),
      );
  const items = modes.map((found): Item => ({ key: found.mode, is: "mode", found }));
  const named = modes.filter(({ because }) => because === null).length;
  // What is called so comes before what only means it.
  return [
    ...items.slice(0, named),
    ...commands.map((command): Item => ({ key: command.id, is: "command", command })),
    ...items.slice(named),
  ];
}

function PaletteList({
  modesOnly,
  onChoose,
}: {
  readonly modesOnly: boolean;
  readonly onChoose: (item: Item) => void;
}) {
  const [query, setQuery] = useState("");
  const [place, setPlace] = useState(0);
  const list = useId();
  const items = useItems(query, modesOnly);
  const at = Math.min(place, items.length - 1);
  const chosen = items[at];
  useEffect(() => {
    if (chosen) document.getElementById(`${list}-${chosen.key}`)?.scrollIntoView({ block: "nearest" });
  }, [chosen, list]);
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === "ArrowDown") setPlace((at + 1) % Math.max(1, items.length));
    else if (event.key === "ArrowUp") setPlace((at - 1 + items.length) % Math.max(1, items.length));
    else if (event.key === "Enter" && chosen) onChoose(chosen);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <input
        id={paletteField}
        role="combobox"
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={chosen ? `${list}-${chosen.key}` : undefined}
        aria-label={modesOnly ? "Mode, by code, name, alias or sign" : "Command or mode"}
        placeholder={modesOnly ? "Code, name, alias or sign of a mode" : "What to do, or a mode by code, name or sign"}
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          setPlace(0);
        }}
        onKeyDown={onKeyDown}
        className="border-line border-b bg-surface px-4 py-3 outline-none placeholder:text-ink-faint"
      />
      <div id={list} role="listbox" aria-label="Found" className="min-h-0 overflow-y-auto p-1.5">
        {items.map((item, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the input above has the keys
          <div
            key={item.key}
            id={`${list}-${item.key}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onPointerMove={() => setPlace(index)}
            onClick={() => onChoose(item)}
            className={classNames(
              "flex min-h-8 cursor-pointer items-center gap-2.5 rounded-md px-2.5 py-1 text-[0.8125rem]",
              index === at && "bg-sunken",
            )}
          >
            <PaletteItem item={item} />
          </div>
        ))}
      </div>
      {items.length === 0 && <p className="px-4 pb-3 text-ink-soft text-[0.8125rem]">Nothing is called so.</p>}
      <p aria-live="polite" className="sr-only">
        {items.length} found
      </p>
    </>
  );
}

function PaletteItem({ item }: { readonly item: Item }) {
  const session = useSession();
  if (item.is === "command") {
    return (
      <>
        <span className="grow">{item.command.title}</span>
        {item.command.keys.slice(0, 1).map((key) => (
          <Keycap key={key}>{key.split(" ").map(keyGlyph).join(" ")}</Keycap>
        ))}
      </>
    );
  }
  const { mode, because } = item.found;
  return (
    <>
      <ModeTag mode={mode} />
      <span className="min-w-0 grow">
        {modeName(session.input.taxonomy, mode)}
        {because !== null && <span className="block text-ink-soft text-xs">{because}</span>}
      </span>
    </>
  );
}
