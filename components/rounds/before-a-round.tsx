import Link from "next/link";
import { countOf } from "@/components/ui/count-of";
import { Notice } from "@/components/ui/notice";

/** There is nothing to share out. */
export function NoTraces({ slug }: { readonly slug: string }) {
  return (
    <div className="mb-6">
      <Notice>
        There are no traces to share out yet.{" "}
        <Link href={`/p/${slug}/import`} className="underline underline-offset-2">
          Import some first
        </Link>
        .
      </Notice>
    </div>
  );
}

/** There are too few to compare, and who can change that. */
export function FewPeople({
  slug,
  people,
  invites,
  wanted = 2,
}: {
  readonly slug: string;
  /** How many may annotate. */
  readonly people: number;
  /** Whether the reader may invite. */
  readonly invites: boolean;
  readonly wanted?: number;
}) {
  return (
    <div className="mb-6">
      <Notice>
        Agreement takes {wanted} annotators at least; this project has {countOf(people, "member")} who may annotate.{" "}
        {invites ? (
          <Link href={`/p/${slug}/settings#members`} className="underline underline-offset-2">
            Invite more
          </Link>
        ) : (
          "An owner invites more"
        )}
        .
      </Notice>
    </div>
  );
}
