"use client";
import { Toast } from "@base-ui/react/toast";

/** Shows the toasts that any component added with `Toast.useToastManager()`. */
export function Toasts() {
  const { toasts } = Toast.useToastManager();
  return (
    <Toast.Portal>
      <Toast.Viewport className="fixed right-4 bottom-4 z-50 flex w-80 max-w-[calc(100vw-2rem)] flex-col gap-2">
        {toasts.map((toast) => (
          <Toast.Root key={toast.id} toast={toast} className="rounded-lg border border-line bg-surface p-3 shadow-sm">
            <Toast.Title className="font-medium" />
            <Toast.Description className="text-ink-soft" />
          </Toast.Root>
        ))}
      </Toast.Viewport>
    </Toast.Portal>
  );
}
