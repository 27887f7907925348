import { ok } from "@/lib/core/result";
import { listSharedLinks } from "@/lib/db/shared-links";
import { listSharedLinksEndpoint, makeSharedLinkEndpoint } from "@/lib/http/contract/sharing";
import { route } from "@/lib/http/route";
import { linkSchema } from "@/lib/insights/sharing-schema";
import { shareFigures } from "@/lib/workflows/share-figures";

export const GET = route(listSharedLinksEndpoint, async ({ scope }) => {
  const rows = await listSharedLinks(scope);
  const links = rows.map(({ expiresAt, openedAt, mine: _, ...row }) =>
    linkSchema.parse({ ...row, expiresAt: expiresAt.toISOString(), openedAt: openedAt?.toISOString() ?? null }),
  );
  return ok({ links });
});

export const POST = route(makeSharedLinkEndpoint, ({ scope, body }) => shareFigures(scope, body));
