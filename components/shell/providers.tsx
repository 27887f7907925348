"use client";
import { CSPProvider } from "@base-ui/react/csp-provider";
import { Toast } from "@base-ui/react/toast";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { ReactNode } from "react";
import { ReplayEarlyInput } from "@/components/shell/early-input";
import { Toasts } from "@/components/ui/toasts";

/** What every page needs around it: the nonce for Base UI, the URL's state, toasts, and what was entered before it could hear. */
export function Providers({ nonce, children }: { readonly nonce: string; readonly children: ReactNode }) {
  return (
    <CSPProvider nonce={nonce} disableStyleElements>
      <NuqsAdapter>
        <Toast.Provider>
          {children}
          <Toasts />
          <ReplayEarlyInput />
        </Toast.Provider>
      </NuqsAdapter>
    </CSPProvider>
  );
}
