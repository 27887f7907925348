import type { Metadata } from "next";
import Link from "next/link";
import { PageBar } from "@/app/page-bar";
import { PageFrame } from "@/components/shell/page-frame";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export const metadata: Metadata = { title: "Not found" };

/** The same for what does not exist and for what is not the reader's to see. */
export default function NotFound() {
  return (
    <>
      <PageBar />
      <main id="main">
        <PageFrame title="There is nothing here">
          <EmptyState
            title="This page does not exist, or it is not yours to see"
            action={
              <Link href="/" className={buttonClass("primary")}>
                To your projects
              </Link>
            }
          >
            If somebody sent you the address, ask them to invite you to the project. You may also be signed in with
            another account than you think.
          </EmptyState>
        </PageFrame>
      </main>
    </>
  );
}
