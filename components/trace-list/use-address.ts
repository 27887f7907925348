"use client";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useTransition } from "react";

/** The state of a screen as its address holds it: read here, changed by going to another address. */
export function useAddress() {
  const router = useRouter();
  const path = usePathname();
  const search = useSearchParams();
  const [pending, start] = useTransition();
  const go = (change: (next: URLSearchParams) => void) => {
    const next = new URLSearchParams(search);
    change(next);
    // A place in the old list means nothing in the new one.
    next.delete("cursor");
    next.delete("before");
    start(() => router.replace(next.size > 0 ? `${path}?${next}` : path, { scroll: false }));
  };
  return {
    search,
    pending,
    /** Sets a parameter; `without` names others that mean nothing beside the new value. */
    set: (name: string, values: readonly string[], without: readonly string[] = []) =>
      go((next) => {
        for (const old of [name, ...without]) next.delete(old);
        for (const value of values) next.append(name, value);
      }),
    remove: (names: readonly string[]) =>
      go((next) => {
        for (const name of names) next.delete(name);
      }),
  };
}
