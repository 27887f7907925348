"use client";
import { BookOpen, Command, Filter, Search } from "lucide-react";
import { toggleCodebook } from "@/components/annotate/actions/codebook";
import { openPalette } from "@/components/annotate/actions/open-palette";
import { useSession } from "@/components/annotate/session-context";
import { useStore } from "@/components/annotate/store";
import { KeyOf } from "@/components/keyboard/key-of";
import { closeFilter, openFilter } from "@/components/trace/filter/filter-actions";
import { closeFind, openFind } from "@/components/trace/find/find-actions";

/** What one asks of the screen besides reading and labelling, for whoever does not have the keys at hand. */
export function HeaderTools() {
  const session = useSession();
  const finding = useStore(session.finder.store, ({ open }) => open);
  const filtering = useStore(session.filtering.store, ({ open }) => open);
  const codebook = useStore(session.view, (view) => view.codebook);
  const tools = [
    {
      name: "Find",
      command: "find",
      Icon: Search,
      open: finding,
      act: () => (finding ? closeFind(session) : openFind(session)),
    },
    {
      name: "Filter",
      command: "filter",
      Icon: Filter,
      open: filtering,
      act: () => (filtering ? closeFilter(session) : openFilter(session)),
    },
    {
      name: "Codebook",
      command: "codebook",
      Icon: BookOpen,
      open: codebook,
      act: () => toggleCodebook(session),
    },
    {
      name: "All commands",
      command: "palette",
      Icon: Command,
      open: undefined,
      act: () => openPalette(session, "all"),
    },
  ] as const;
  return (
    <div className="flex items-center gap-1">
      {tools.map(({ name, command, Icon, open, act }) => (
        <button
          key={name}
          type="button"
          aria-expanded={open}
          title={name}
          onClick={act}
          className="flex h-6 min-w-6 items-center justify-center gap-1 rounded px-1 text-ink-soft hover:bg-sunken hover:text-ink aria-expanded:bg-sunken"
        >
          <span className="sr-only">{name}</span>
          <Icon aria-hidden="true" size={14} />
          <span className="max-lg:hidden">
            <KeyOf command={command} silent />
          </span>
        </button>
      ))}
    </div>
  );
}
