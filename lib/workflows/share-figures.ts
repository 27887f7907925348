import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { countLook } from "@/lib/auth/attempts";
import { authorizeLink } from "@/lib/auth/authorize";
import { hashToken, newToken } from "@/lib/auth/tokens";
import { env } from "@/lib/core/env";
import { fail, ok, type Result } from "@/lib/core/result";
import { insertSharedLink, noteOpened } from "@/lib/db/shared-links";
import { somewhereBlind } from "@/lib/db/visible-reviews";
import type { Insights } from "@/lib/insights/insights-schema";
import type { InsightsQuery, Measure } from "@/lib/insights/query-schema";
import { type NewLink, readQuery } from "@/lib/insights/sharing-schema";
import type { PublishedSource } from "@/lib/mast/published";
import type { TaxonomyVersion } from "@/lib/mast/taxonomy";
import { readFigures } from "@/lib/workflows/read-dashboard";

const day = 24 * 60 * 60 * 1_000;

export interface MadeLink {
  readonly id: string;
  /** Shown this once: only its hash is kept. */
  readonly url: string;
  readonly expiresAt: string;
}

/** A link that shows figures to whoever has it. Refused to those who are blind: it would show what they may not see later. */
export async function shareFigures(scope: ProjectScope<"curate">, link: NewLink): Promise<Result<MadeLink>> {
  if (await somewhereBlind(scope)) {
    return fail("conflict", "You are blind in an open round. Make the link when it is closed, or ask another curator.");
  }
  const token = newToken();
  const expiresAt = new Date(Date.now() + link.days * day);
  const { name, query } = link;
  const id = await insertSharedLink(scope, { tokenHash: hashToken(token), name, query, expiresAt });
  return ok({ id, url: new URL(`/shared/${token}`, env().TOPMAST_URL).href, expiresAt: expiresAt.toISOString() });
}

/** What a link shows: counts and shares, and of whom no more than the kind. */
export interface SharedFigures {
  readonly projectId: string;
  readonly name: string;
  readonly project: string;
  readonly version: TaxonomyVersion;
  readonly expiresAt: Date;
  readonly insights: Insights;
  /** What the charts show of them, and what was published beside. */
  readonly measure: Measure;
  readonly published: PublishedSource;
  /** Whether the sources stand in for people. */
  readonly instead: boolean;
  /** How many annotators were chosen by name; 0 for all of the sources. */
  readonly chosen: number;
  readonly filter: Pick<InsightsQuery, "system" | "model" | "benchmark">;
}

export type Shared =
  | { readonly state: "shown"; readonly figures: SharedFigures }
  | { readonly state: "gone" }
  | { readonly state: "busy" };

/** The figures behind a link's token, as they stand now. */
export async function openShared(token: string): Promise<Shared> {
  const authorized = await authorizeLink(token);
  if (!authorized) return { state: "gone" };
  const { scope, link } = authorized;
  if (!(await countLook(link.id))) return { state: "busy" };
  const query = readQuery(link.query);
  if (query === null) return { state: "gone" };
  const { project, insights, opening, published } = await readFigures(scope, query);
  await noteOpened(link.id);
  return {
    state: "shown",
    figures: {
      projectId: link.projectId,
      name: link.name,
      project: project.name,
      version: project.taxonomyVersion,
      expiresAt: link.expiresAt,
      insights,
      measure: query.measure,
      published,
      instead: opening.instead,
      chosen: query.annotators.length,
      filter: { system: query.system, model: query.model, benchmark: query.benchmark },
    },
  };
}
