import Link from "next/link";
import { PageFrame } from "@/components/shell/page-frame";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { type Capability, capabilityMeanings, may, type Role, roleNames, roles } from "@/lib/access/roles";

/** A page that one's role does not reach: what it takes, and whom to ask. */
export function NoPermission({
  title,
  role,
  capability,
  back,
}: {
  readonly title: string;
  readonly role: Role;
  readonly capability: Capability;
  readonly back: string;
}) {
  const able = roles.filter((other) => may(other, capability)).map((other) => roleNames[other]);
  return (
    <PageFrame title={title}>
      <EmptyState
        title={`You are ${roleNames[role]} here`}
        action={
          <Link href={back} className={buttonClass()}>
            Back to the project
          </Link>
        }
      >
        {capabilityMeanings[capability]}: that takes {able.join(" or ")}. An owner of the project can change your role.
      </EmptyState>
    </PageFrame>
  );
}
