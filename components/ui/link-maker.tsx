"use client";
import type { ReactNode } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { CopyField } from "@/components/ui/copy-field";
import { ShownOnce } from "@/components/ui/shown-once";
import type { FormAction } from "@/lib/core/form";

/** A form in one line that makes a link, which is then shown once. */
export function LinkMaker({
  make,
  label,
  children,
}: {
  readonly make: FormAction<string>;
  /** What the link is. */
  readonly label: string;
  readonly children: ReactNode;
}) {
  return (
    <ActionForm
      action={make}
      submit="Make a link"
      look="quiet"
      inline
      result={(link) => (
        <div className="basis-full">
          <ShownOnce>
            <CopyField label={label} value={link} />
          </ShownOnce>
        </div>
      )}
    >
      {children}
    </ActionForm>
  );
}
