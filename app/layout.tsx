import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { Providers } from "@/components/shell/providers";
import { recordEarlyInput } from "@/components/shell/record-early-input";
import { themeOf } from "@/components/shell/theme";
import "@/app/globals.css";

export const metadata: Metadata = { title: { default: "Topmast", template: "%s · Topmast" } };
export const viewport: Viewport = { width: "device-width", initialScale: 1 };

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  // Reading the headers keeps every page dynamic, so that each gets its own nonce.
  const nonce = (await headers()).get("x-nonce") ?? "";
  const theme = themeOf((await cookies()).get("theme")?.value);
  return (
    <html lang="en" data-theme={theme === "system" ? undefined : theme}>
      <body>
        <script nonce={nonce} suppressHydrationWarning>
          {recordEarlyInput}
        </script>
        <Providers nonce={nonce}>{children}</Providers>
      </body>
    </html>
  );
}
