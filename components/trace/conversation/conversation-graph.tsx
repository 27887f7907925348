"use client";
import { Dialog } from "@base-ui/react/dialog";
import { useState } from "react";
import { useSession } from "@/components/annotate/session-context";
import { ConversationDrawing } from "@/components/trace/conversation/conversation-drawing";
import { type ConversationEdge, conversationEdges } from "@/components/trace/conversation/conversation-edges";
import { setFilter } from "@/components/trace/filter/filter-actions";
import { Button, buttonClass } from "@/components/ui/button";
import { nobody } from "@/lib/traces/find-schema";
import type { TraceOutline } from "@/lib/traces/step-schema";

const number = new Intl.NumberFormat("en-GB");
const nameOf = (agent: string) => (agent === nobody ? "no agent" : agent);

/** Who spoke to whom, as a drawing and as a table; each pair filters the steps to what the one said to the other. */
export function ConversationGraph({ outline }: { readonly outline: TraceOutline }) {
  const session = useSession();
  const [open, setOpen] = useState(false);
  const edges = open ? conversationEdges(outline) : [];
  const choose = ({ from, to }: ConversationEdge) => {
    setOpen(false);
    setFilter(session, { agents: [], kinds: [], between: { from, to } });
  };
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger className={buttonClass("quiet", "small")}>Who spoke to whom</Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-black/40" />
        <Dialog.Popup className="fixed top-1/2 left-1/2 z-50 flex max-h-[85dvh] w-[min(56rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 flex-col gap-3 overflow-y-auto rounded-lg border border-line bg-surface p-5">
          <div className="flex items-center justify-between gap-4">
            <Dialog.Title className="font-semibold text-base">Who spoke to whom</Dialog.Title>
            <Dialog.Close render={<Button size="small">Close</Button>} />
          </div>
          <Dialog.Description className="max-w-prose text-ink-soft">
            A step goes to whom it names, else to whoever speaks next. Choose a pair to read only what the one said to
            the other.
          </Dialog.Description>
          {edges.length === 0 && <p>Nobody speaks to anybody else in this run.</p>}
          {edges.length > 0 && (
            <div className="grid items-start gap-5 md:grid-cols-[minmax(0,1fr)_minmax(0,20rem)]">
              <ConversationDrawing edges={edges} onChoose={choose} />
              <table className="w-full text-left">
                <caption className="sr-only">Steps by speaker and listener</caption>
                <thead className="text-ink-faint text-xs">
                  <tr>
                    <th className="py-1 font-normal">Speaker → listener</th>
                    <th className="py-1 text-right font-normal">Steps</th>
                    <th className="py-1 pl-3 text-right font-normal" title="Steps that name whom they speak to">
                      Named
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {edges.slice(0, 200).map((edge) => (
                    <tr key={`${edge.from}\n${edge.to}`} className="border-line border-t">
                      <td className="max-w-0 py-0.5">
                        <button
                          type="button"
                          onClick={() => choose(edge)}
                          className="w-full truncate rounded py-0.5 text-left hover:bg-sunken"
                        >
                          <bdi>{nameOf(edge.from)}</bdi> <span className="text-ink-faint">→</span>{" "}
                          <bdi>{nameOf(edge.to)}</bdi>
                        </button>
                      </td>
                      <td className="w-16 text-right tabular-nums">{number.format(edge.steps)}</td>
                      <td className="w-16 pl-3 text-right text-ink-faint tabular-nums">{number.format(edge.named)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
