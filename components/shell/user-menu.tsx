"use client";
import { Menu } from "@base-ui/react/menu";
import Link from "next/link";
import { ThemeChoice } from "@/components/shell/theme-choice";

const item = "block w-full rounded px-2.5 py-1.5 text-left data-[highlighted]:bg-sunken";

/** Account, codebook, theme and the way out. */
export function UserMenu({
  user: { name, siteOwner },
  signOut,
}: {
  readonly user: { readonly name: string; readonly siteOwner: boolean };
  readonly signOut: () => Promise<void>;
}) {
  return (
    <Menu.Root>
      <Menu.Trigger className="h-7 max-w-40 truncate rounded-full border border-line bg-surface px-3">
        {name}
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={6} align="end" className="z-40">
          <Menu.Popup className="w-52 rounded-lg border border-line bg-surface p-1 shadow-sm">
            <Menu.Item className={item} render={<Link href="/account">Account</Link>} />
            {siteOwner && <Menu.Item className={item} render={<Link href="/accounts">All accounts</Link>} />}
            <Menu.Item className={item} render={<Link href="/codebook">Codebook</Link>} />
            <ThemeChoice itemClass={item} />
            <Menu.Separator className="my-1 border-line border-t" />
            <Menu.Item className={item} onClick={() => signOut()}>
              Sign out
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
