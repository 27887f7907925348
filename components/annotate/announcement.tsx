"use client";
import { useEffect, useState } from "react";
import { useSession } from "@/components/annotate/session-context";

/** How long it can be read, by its length. */
const readable = (text: string) => 2_500 + text.length * 40;

/** On a small screen above everything, because what one presses next is at its lower end. */
const look =
  "pointer-events-none fixed top-14 left-1/2 z-40 w-max max-w-[min(36rem,calc(100vw-2rem))] -translate-x-1/2 rounded-md bg-ink px-3 py-1.5 text-[0.8125rem] text-paper lg:top-auto lg:bottom-5";

/** What a key has just done, or why it could not: for whoever listens, and for a moment for whoever looks. */
export function Announcement() {
  const session = useSession();
  const [said, setSaid] = useState({ text: "", shown: false });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = session.notice.subscribe((_, text) => {
      clearTimeout(timer);
      setSaid({ text, shown: text !== "" });
      timer = setTimeout(() => setSaid({ text, shown: false }), readable(text));
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [session]);
  return (
    <p aria-live="polite" className={said.shown ? look : "sr-only"}>
      {said.text}
    </p>
  );
}
