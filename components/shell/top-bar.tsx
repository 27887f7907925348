import type { ReactNode } from "react";
import { UserMenu } from "@/components/shell/user-menu";
import { QuietLink } from "@/components/ui/quiet-link";

export interface TopBarProps {
  readonly crumbs?: readonly { readonly href: string; readonly name: string }[];
  readonly nav?: ReactNode;
  readonly aside?: ReactNode;
}

/** The bar over every page: where one is, the places beside it, and who one is. */
export function TopBar({
  crumbs = [],
  nav,
  aside,
  user,
  signOut,
}: TopBarProps & {
  readonly user: { readonly name: string; readonly siteOwner: boolean } | null;
  readonly signOut: () => Promise<void>;
}) {
  return (
    <header className="print:hidden sticky top-0 z-20 flex min-h-11 flex-wrap items-center gap-x-6 border-line border-b bg-paper px-4">
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:absolute focus:top-1.5 focus:left-2 focus:z-30 focus:rounded-md focus:bg-ink focus:px-3 focus:py-1.5 focus:text-paper"
      >
        Skip to the content
      </a>
      <nav aria-label="Where you are" className="flex min-w-0 max-w-full items-center gap-2 py-2">
        <QuietLink href="/" className="font-semibold">
          Topmast
        </QuietLink>
        {crumbs.map(({ href, name }) => (
          <span key={href} className="flex min-w-0 items-center gap-2">
            <span aria-hidden="true" className="text-ink-faint">
              /
            </span>
            <QuietLink href={href} title={name} className="max-w-[28ch] truncate">
              {name}
            </QuietLink>
          </span>
        ))}
      </nav>
      {/* Where there is no room beside them, the places have a line of their own, below where one is and who one is. Their room does not go by them. */}
      {nav && (
        <div data-late className="min-h-9 min-w-0 grow basis-160 max-lg:order-last max-lg:basis-full">
          {nav}
        </div>
      )}
      <div className="ml-auto flex items-center gap-3 py-1.5">
        {aside}
        {user ? (
          <UserMenu user={{ name: user.name, siteOwner: user.siteOwner }} signOut={signOut} />
        ) : (
          <QuietLink href="/sign-in" className="px-1 py-1 font-medium">
            Sign in
          </QuietLink>
        )}
      </div>
    </header>
  );
}
