"use client";
import { AlertDialog } from "@base-ui/react/alert-dialog";
import { Toast } from "@base-ui/react/toast";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { type ButtonLook, buttonClass } from "@/components/ui/button";
import type { FormAction } from "@/lib/core/form";

function focusIfLost(id: string): void {
  if (document.activeElement === document.body) document.getElementById(id)?.focus();
}

/** A button that asks before it acts, and says what would be lost. */
export function ConfirmButton<T>({
  label,
  accessibleName,
  title,
  children,
  confirm,
  action,
  done,
  thenFocus,
  look = "quiet",
  confirmLook = "danger",
  size = "small",
}: {
  readonly label: string;
  /** Where the label alone does not say what it acts on. */
  readonly accessibleName?: string;
  readonly title: string;
  /** What happens, what is lost, and any field or hidden input of the form. */
  readonly children: ReactNode;
  readonly confirm: string;
  readonly action: FormAction<T>;
  /** Said when it is done. */
  readonly done: string;
  /** Id of the element that takes the focus when the button may be gone. */
  readonly thenFocus: string;
  readonly look?: ButtonLook;
  readonly confirmLook?: ButtonLook;
  readonly size?: "small" | "medium";
}) {
  const [open, setOpen] = useState(false);
  const acted = useRef(false);
  const toasts = Toast.useToastManager();
  // The dialog would hand the focus to the first control within the element, which may be what goes next.
  useEffect(() => {
    if (!open && acted.current) document.getElementById(thenFocus)?.focus();
  }, [open, thenFocus]);
  useEffect(
    () => () => {
      // What the dialog was about may go together with it.
      if (acted.current) setTimeout(() => focusIfLost(thenFocus));
    },
    [thenFocus],
  );
  const onOpenChange = (next: boolean) => {
    acted.current = false;
    setOpen(next);
  };
  const act: FormAction<T> = async (state, form) => {
    const next = await action(state, form);
    if (next.status === "done") {
      acted.current = true;
      setOpen(false);
      toasts.add({ title: done });
    }
    return next;
  };
  const cancel = <AlertDialog.Close className={buttonClass("quiet")}>Cancel</AlertDialog.Close>;
  return (
    <AlertDialog.Root open={open} onOpenChange={onOpenChange}>
      <AlertDialog.Trigger className={buttonClass(look, size)} aria-label={accessibleName}>
        {label}
      </AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="fixed inset-0 z-40 bg-black/40" />
        <AlertDialog.Popup
          finalFocus={() => !acted.current}
          className="fixed top-[15vh] left-1/2 z-50 max-h-[80vh] w-[calc(100vw-2rem)] max-w-md -translate-x-1/2 overflow-y-auto rounded-lg border border-line bg-surface p-5"
        >
          <AlertDialog.Title className="font-semibold text-base [overflow-wrap:anywhere]">{title}</AlertDialog.Title>
          <ActionForm action={act} submit={confirm} look={confirmLook} cancel={cancel}>
            <AlertDialog.Description render={<div />} className="mt-2 text-ink-soft [overflow-wrap:anywhere]">
              {children}
            </AlertDialog.Description>
          </ActionForm>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
