import Link from "next/link";
import { buttonClass } from "@/components/ui/button";

type Search = Readonly<Record<string, string | string[] | undefined>>;

/** The address of another page of the same list. */
function pageAddress(path: string, search: Search, place: Readonly<Record<string, string>>): string {
  const next = new URLSearchParams();
  for (const [name, values] of Object.entries(search)) {
    if (name === "cursor" || name === "before") continue;
    for (const value of [values ?? []].flat()) next.append(name, value);
  }
  for (const [name, value] of Object.entries(place)) next.set(name, value);
  return next.size > 0 ? `${path}?${next}` : path;
}

/** The ways to the pages before and after this one. */
export function PageLinks({
  path,
  search,
  previous,
  next,
}: {
  readonly path: string;
  readonly search: Search;
  readonly previous: string | null;
  readonly next: string | null;
}) {
  if (previous === null && next === null) return null;
  return (
    <nav aria-label="Pages" className="mt-4 flex justify-end gap-2">
      {previous !== null && (
        <>
          <Link href={pageAddress(path, search, {})} className={buttonClass("bare")}>
            First page
          </Link>
          <Link href={pageAddress(path, search, { before: previous })} rel="prev" className={buttonClass()}>
            Previous
          </Link>
        </>
      )}
      {next !== null && (
        <Link href={pageAddress(path, search, { cursor: next })} rel="next" className={buttonClass()}>
          Next
        </Link>
      )}
    </nav>
  );
}
