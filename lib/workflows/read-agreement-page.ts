import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { agreement } from "@/lib/agreement/agreement";
import type { Agreement } from "@/lib/agreement/agreement-schema";
import {
  countDisagreements,
  type Disagreement,
  type DisagreementCounts,
  disagreements,
} from "@/lib/agreement/disagreements";
import {
  type AgreementPageQuery,
  type AgreementQuery,
  comparedSources,
  type DisagreementQuery,
} from "@/lib/agreement/query-schema";
import type { SegmentAgreement } from "@/lib/agreement/segment-schema";
import { countedAnnotators, kindsOf } from "@/lib/db/insights";
import { getProject, type Project } from "@/lib/db/projects";
import { listRounds } from "@/lib/db/rounds";
import { type Facets, listFacets } from "@/lib/db/trace-list";
import { traceTitles } from "@/lib/db/trace-titles";
import { comesAfter, cursorOf } from "@/lib/reviews/adjudication-queue";
import { bitOf, categoryMask, everyMode } from "@/lib/reviews/masks";
import type { Annotator } from "@/lib/reviews/review-schema";
import { sources as allSources, type Source } from "@/lib/reviews/sources";
import { readCompared, readSegmentAgreement } from "@/lib/workflows/read-agreement";

/** Who is there to compare, and what the page opens with. */
export interface AgreementGround {
  readonly project: Project;
  readonly facets: Facets;
  /** Everyone with a submitted review that the caller may see. */
  readonly annotators: readonly Annotator[];
  readonly rounds: readonly { readonly id: string; readonly name: string }[];
  readonly sources: readonly Source[];
  /** Whether the sources stand in for people, of whom fewer than two have reviews. */
  readonly instead: boolean;
}

export interface AgreementPage extends AgreementGround {
  readonly agreement: Agreement;
  readonly counts: DisagreementCounts;
  /** Only where the page shows it: it reads every label. */
  readonly segments: SegmentAgreement | null;
}

async function readGround(scope: ProjectScope, query: AgreementQuery): Promise<AgreementGround> {
  const [project, facets, annotators, rounds] = await Promise.all([
    getProject(scope),
    listFacets(scope),
    countedAnnotators(scope),
    listRounds(scope),
  ]);
  const people = annotators.filter(({ kind }) => kind === "person").length;
  const instead = query.sources === undefined && query.annotators.length === 0 && people < 2 && annotators.length > 1;
  const named = rounds.filter(({ status }) => status !== "draft").map(({ id, name }) => ({ id, name }));
  const sources = instead
    ? allSources.filter((source) => kindsOf(annotators).includes(kindOf[source]))
    : comparedSources(query);
  return { project, facets, annotators, rounds: named, sources, instead };
}

const kindOf = { people: "person", judges: "judge", imported: "imported" } as const;

export async function readAgreementPage(scope: ProjectScope, query: AgreementPageQuery): Promise<AgreementPage> {
  const ground = await readGround(scope, query);
  const compared = await readCompared(scope, query, ground.sources);
  const { ratings, annotators, reference } = compared;
  const segments = query.view === "places" ? await readSegmentAgreement(scope, query, compared) : null;
  const counts = countDisagreements(ratings, annotators);
  return { ...ground, agreement: agreement(ratings, { annotators, reference }), counts, segments };
}

export interface DisagreementPage extends AgreementGround {
  /** The worst first, those that fit on the page. */
  readonly disagreements: readonly (Disagreement & { readonly title: string })[];
  readonly count: number;
  /** Hand back as `cursor` to go on from here; null at the end. */
  readonly next: string | null;
}

/** How many disagreeing traces one page lists. */
const listed = 100;

export async function readDisagreements(scope: ProjectScope, query: DisagreementQuery): Promise<DisagreementPage> {
  const ground = await readGround(scope, query);
  return { ...ground, ...(await listDisagreements(scope, query, ground.sources)) };
}

/** The traces on which they differ, a page of them. */
export async function listDisagreements(
  scope: ProjectScope,
  query: DisagreementQuery,
  sources: readonly Source[] = comparedSources(query),
) {
  const { ratings, annotators } = await readCompared(scope, query, sources);
  const mask = query.mode ? bitOf(query.mode) : query.category ? categoryMask(query.category) : everyMode;
  const all = disagreements(ratings, annotators, mask);
  const rest = all.filter(comesAfter(query.cursor));
  const shown = rest.slice(0, listed);
  const last = shown.at(-1);
  const titles = await traceTitles(
    scope,
    shown.map(({ trace }) => trace),
  );
  return {
    disagreements: shown.map((one) => ({ ...one, title: titles.get(one.trace) ?? one.trace })),
    count: all.length,
    next: rest.length > shown.length && last ? cursorOf(last) : null,
  };
}
