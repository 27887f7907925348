"use client";
import { ActionForm } from "@/components/ui/action-form";
import { CopyField } from "@/components/ui/copy-field";
import { ShownOnce } from "@/components/ui/shown-once";
import type { FormAction } from "@/lib/core/form";
import type { AccountRow } from "@/lib/db/accounts";

/** The accounts, each with a way to make a reset link. */
export function AccountList({
  accounts,
  ownId,
  makeReset,
}: {
  readonly accounts: readonly AccountRow[];
  readonly ownId: string;
  readonly makeReset: FormAction<string>;
}) {
  return (
    <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
      {accounts.map(({ id, name, email, siteOwner }) => (
        <li key={id} className="flex flex-wrap items-start gap-x-4 gap-y-2 px-3 py-2">
          <div className="min-w-0 flex-1 basis-48">
            <p className="truncate font-medium" title={name}>
              {name}
              {id === ownId && <span className="font-normal text-ink-faint"> (you)</span>}
            </p>
            <p className="truncate text-ink-faint text-xs">
              {email}
              {siteOwner && " · owns the installation"}
            </p>
          </div>
          <ActionForm
            action={makeReset}
            submit="Make a reset link"
            look="quiet"
            result={(link) => (
              <ShownOnce>
                <CopyField label={`Reset link for ${name}`} value={link} />
              </ShownOnce>
            )}
          >
            <input type="hidden" name="account" value={id} />
          </ActionForm>
        </li>
      ))}
    </ul>
  );
}
