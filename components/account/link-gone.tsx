import Link from "next/link";
import { AccountHeading } from "@/components/account/account-heading";
import { buttonClass } from "@/components/ui/button";

/** A one-time link that no longer works, and whom to ask for another. */
export function LinkGone({ remedy }: { readonly remedy: string }) {
  return (
    <>
      <AccountHeading title="This link no longer works">
        It was used, has expired, was withdrawn, or is not complete. {remedy}
      </AccountHeading>
      <Link href="/" className={`${buttonClass()} self-start`}>
        Go to the start page
      </Link>
    </>
  );
}
