"use client";
import { usePathname } from "next/navigation";
import { classNames } from "@/components/ui/class-names";
import { QuietLink } from "@/components/ui/quiet-link";

export interface Place {
  readonly href: string;
  readonly name: string;
}

/** The places of a project; the present one is marked. */
export function ProjectNav({ places }: { readonly places: readonly Place[] }) {
  const path = usePathname();
  return (
    <nav aria-label="Project" className="-mx-2 flex overflow-x-auto">
      {places.map(({ href, name }) => {
        const here = path === href || path.startsWith(`${href}/`);
        return (
          <QuietLink
            key={href}
            href={href}
            aria-current={here ? "page" : undefined}
            className={classNames(
              "rounded px-2 py-2",
              here ? "font-semibold text-ink" : "text-ink-soft hover:text-ink",
            )}
          >
            {name}
          </QuietLink>
        );
      })}
    </nav>
  );
}
