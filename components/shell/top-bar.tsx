import Link from "next/link";
import type { ReactNode } from "react";
import { UserMenu } from "@/components/shell/user-menu";

/** The bar over every page: where one is, the places beside it, and who one is. */
export function TopBar({
  crumbs = [],
  nav,
  aside,
  user,
}: {
  readonly crumbs?: readonly { readonly href: string; readonly name: string }[];
  readonly nav?: ReactNode;
  readonly aside?: ReactNode;
  readonly user: { readonly name: string } | null;
}) {
  return (
    <header className="sticky top-0 z-20 flex min-h-11 flex-wrap items-center gap-x-6 border-line border-b bg-paper px-4">
      <nav aria-label="Where you are" className="flex min-w-0 items-center gap-2 py-2">
        <Link href="/" className="font-semibold">
          Topmast
        </Link>
        {crumbs.map(({ href, name }) => (
          <span key={href} className="flex min-w-0 items-center gap-2">
            <span aria-hidden="true" className="text-ink-faint">
              /
            </span>
            <Link href={href} className="truncate">
              {name}
            </Link>
          </span>
        ))}
      </nav>
      {nav}
      <div className="ml-auto flex items-center gap-3 py-1.5">
        {aside}
        {user && <UserMenu name={user.name} />}
      </div>
    </header>
  );
}
