"use client";
import { Dialog } from "@base-ui/react/dialog";
import { type Command, commandList, groups, keyGlyph, type Situation } from "@/components/keyboard/commands";
import { Button } from "@/components/ui/button";
import { Keycap } from "@/components/ui/keycap";

/** The commands of a group; those of one title, as the second strokes, share a row. */
function rowsOf(group: Command["group"]) {
  const rows = new Map<
    string,
    { readonly title: string; readonly when: Situation; readonly keys: readonly string[] }
  >();
  for (const { title, when, keys, group: own } of commandList) {
    if (own === group) rows.set(title, { title, when, keys: [...(rows.get(title)?.keys ?? []), ...keys] });
  }
  return [...rows.values()];
}

/** The keys, as the table of commands has them; those that do nothing at the moment are greyed. */
export function KeySheet({
  open,
  holds,
  onClose,
}: {
  readonly open: boolean;
  readonly holds: ReadonlySet<Situation>;
  readonly onClose: () => void;
}) {
  return (
    <Dialog.Root open={open} onOpenChange={(next) => next || onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-black/40" />
        <Dialog.Popup className="fixed top-1/2 left-1/2 z-50 max-h-[85dvh] w-[min(56rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 overflow-y-auto rounded-lg border border-line bg-surface p-5">
          <div className="mb-3 flex items-center justify-between">
            <Dialog.Title className="font-semibold text-base">Keys</Dialog.Title>
            <Dialog.Close render={<Button size="small">Close</Button>} />
          </div>
          <div className="gap-8 md:columns-2">
            {groups.map((group) => (
              <section key={group} className="mb-4 break-inside-avoid">
                <h3 className="mb-1 text-ink-faint text-xs uppercase tracking-wide">{group}</h3>
                <dl>
                  {rowsOf(group).map(({ title, keys, when }) => (
                    <div key={title} className="flex items-center justify-between gap-3 py-0.5">
                      <dt className={holds.has(when) ? "" : "text-ink-faint"}>{title}</dt>
                      <dd className="flex shrink-0 gap-1">
                        {keys.map((key) => (
                          <Keycap key={key}>{key.split(" ").map(keyGlyph).join(" ")}</Keycap>
                        ))}
                      </dd>
                    </div>
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
