"use client";
import { Dialog } from "@base-ui/react/dialog";
import { useState } from "react";
import { useSession } from "@/components/annotate/session-context";
import { useStore } from "@/components/annotate/store";
import { type CommandId, groups, type Situation } from "@/components/keyboard/commands";
import { KeyRow, type Row } from "@/components/keyboard/key-row";
import { holderOf, type Keymap, keymapOf, type OwnKeys } from "@/components/keyboard/keymap";
import { withKeys } from "@/components/keyboard/own-keys";
import { Button } from "@/components/ui/button";

/** The commands of a group; those of one title, as the second strokes, share a row. */
function rowsOf({ commands }: Keymap, group: (typeof groups)[number]): Row[] {
  const rows = new Map<string, Row>();
  for (const { id, title, when, keys, group: own } of commands) {
    if (own !== group) continue;
    const before = rows.get(title);
    rows.set(title, { title, when, ids: [...(before?.ids ?? []), id], keys: [...(before?.keys ?? []), ...keys] });
  }
  return [...rows.values()];
}

/** The keys, as the table of commands and the person have them; those that do nothing at the moment are greyed. */
export function KeySheet({
  open,
  holds,
  onClose,
}: {
  readonly open: boolean;
  readonly holds: ReadonlySet<Situation>;
  readonly onClose: () => void;
}) {
  const session = useSession();
  const keymap = useStore(session.keys.keymap, (map) => map);
  const own = useStore(session.keys.own, (keys) => keys);
  const [asked, setAsked] = useState<CommandId | null>(null);
  const [problem, setProblem] = useState("");

  const change = async (next: OwnKeys) => {
    const before = session.keys.own.get();
    session.keys.own.dispatch(next);
    setAsked(null);
    setProblem("");
    const refused = await session.input.saveKeys(next).catch(() => "The server cannot be reached.");
    if (refused === null) return;
    session.keys.own.dispatch(before);
    setProblem(`Your keys are as they were. ${refused}`);
  };
  const give = (id: CommandId, key: string) => {
    const holder = holderOf(keymap, id, key);
    if (holder) setProblem(`“${holder.title}” has this key. Give that another one first.`);
    else void change(withKeys(own, id, [key]));
  };
  const giveBack = (id: CommandId) => {
    const next = withKeys(own, id, null);
    const back = keymapOf(next).commands.find((command) => command.id === id);
    const holder = back?.keys.map((key) => holderOf(keymap, id, key)).find((other) => other !== null);
    if (holder) setProblem(`“${holder.title}” has its key now. Give that another one first.`);
    else void change(next);
  };

  return (
    <Dialog.Root open={open} onOpenChange={(next) => next || onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-black/40" />
        <Dialog.Popup className="fixed top-1/2 left-1/2 z-50 max-h-[85dvh] w-[min(60rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 overflow-y-auto rounded-lg border border-line bg-surface p-5">
          <div className="mb-3 flex flex-wrap items-center gap-2">
            <Dialog.Title className="grow font-semibold text-base">Keys</Dialog.Title>
            {Object.keys(own).length > 0 && (
              <Button size="small" onClick={() => change({})}>
                Give all back
              </Button>
            )}
            <Dialog.Close render={<Button size="small">Close</Button>} />
          </div>
          <p className="mb-3 text-ink-soft text-[0.8125rem]">
            Press a key cap to give its command another key. Keys do nothing while you type.
          </p>
          <p role="alert" className={problem === "" ? "sr-only" : "mb-3 text-[0.8125rem] text-bad"}>
            {problem}
          </p>
          <div className="gap-8 md:columns-2">
            {groups.map((group) => (
              <section key={group} className="mb-4 break-inside-avoid-page">
                <h3 className="mb-1 text-ink-faint text-xs uppercase tracking-wide">{group}</h3>
                <dl>
                  {rowsOf(keymap, group).map((row) => (
                    <KeyRow
                      key={row.title}
                      row={row}
                      valid={holds.has(row.when)}
                      own={row.ids.some((id) => own[id] !== undefined)}
                      asked={asked !== null && row.ids.includes(asked)}
                      keymap={keymap}
                      onAsk={(id) => {
                        setAsked(id);
                        setProblem("");
                      }}
                      onKey={give}
                      onGiveBack={giveBack}
                    />
                  ))}
                </dl>
              </section>
            ))}
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
