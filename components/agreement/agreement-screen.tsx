import Link from "next/link";
import { AgreementFilters } from "@/components/agreement/agreement-filters";
import { type AgreementLinks, agreementLinks } from "@/components/agreement/agreement-links";
import { AnnotatorsView } from "@/components/agreement/annotators-view";
import { MethodsList } from "@/components/agreement/methods-list";
import { ModesView } from "@/components/agreement/modes-view";
import { namesOf } from "@/components/agreement/names";
import { PlacesView } from "@/components/agreement/places-view";
import { ReferenceView } from "@/components/agreement/reference-view";
import { ChoiceLinks } from "@/components/charts/choice-links";
import { PageFrame } from "@/components/shell/page-frame";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { labelsBlind, may, type Role } from "@/lib/access/roles";
import { agreementSentence } from "@/lib/agreement/agreement-sentence";
import { type AgreementPageQuery, agreementViews } from "@/lib/agreement/query-schema";
import type { AgreementPage } from "@/lib/workflows/read-agreement-page";

const viewNames = {
  modes: "By mode",
  annotators: "By pair",
  reference: "Reference",
  places: "Places",
} as const;

/** How far annotators agree: the overall in words, then by mode, by pair, against a reference, and on places. */
export function AgreementScreen({
  query,
  role,
  page,
}: {
  readonly query: AgreementPageQuery;
  readonly role: Role;
  readonly page: AgreementPage;
}) {
  const { project, agreement, instead } = page;
  const links = agreementLinks(project.slug, query);
  const nameOf = namesOf(page.annotators);
  return (
    <PageFrame
      title="How far annotators agree"
      width="wide"
      actions={agreement.compared > 0 && <Downloads {...links} />}
    >
      <p className="-mt-3 mb-4 max-w-prose">
        {instead && "Fewer than two people have submitted reviews, so this compares everybody there is. "}
        {agreementSentence(agreement)}
        {labelsBlind(role) && (
          <span className="text-ink-soft"> Others’ reviews of a trace count for you once yours is submitted.</span>
        )}
      </p>
      <div className="mb-4">
        <AgreementFilters query={query} ground={page} nameOf={nameOf} reset={links.reset} />
      </div>
      {agreement.compared === 0 && agreement.scores.length === 0 ? (
        <EmptyState
          title="Nothing to compare yet"
          action={
            <Link href={`/p/${project.slug}/rounds`} className={buttonClass()}>
              {may(role, "curate") ? "Have traces read by several" : "Rounds"}
            </Link>
          }
        >
          Agreement shows once two annotators have submitted reviews of the same traces, which is what a round is for.
          Imported labels and LLM judges count as annotators too: choose them above.
        </EmptyState>
      ) : (
        <>
          <div className="mb-5">
            <ChoiceLinks
              label="What is shown"
              choices={agreementViews.map((view) => ({
                name: viewNames[view],
                href: links.here({ view }),
                chosen: view === query.view,
              }))}
            />
          </div>
          <View query={query} page={page} links={links} nameOf={nameOf} />
          <p className="mt-6 text-ink-soft text-xs">
            Below each figure stands its 95 % interval, from {agreement.resamples.toLocaleString("en")} resamples of the
            traces.
          </p>
        </>
      )}
      <MethodsList />
    </PageFrame>
  );
}

function Downloads({ csv, json }: AgreementLinks) {
  return (
    <>
      <a href={csv} download className={buttonClass()}>
        CSV
      </a>
      <a href={json} download="agreement.json" className={buttonClass()}>
        JSON
      </a>
    </>
  );
}

function View({
  query,
  page: { project, agreement, counts, segments },
  links,
  nameOf,
}: {
  readonly query: AgreementPageQuery;
  readonly page: AgreementPage;
  readonly links: AgreementLinks;
  readonly nameOf: (id: string) => string;
}) {
  const { coefficient } = query;
  const version = project.taxonomyVersion;
  if (query.view === "annotators") {
    return <AnnotatorsView agreement={agreement} coefficient={coefficient} links={links} nameOf={nameOf} />;
  }
  if (query.view === "reference") return <ReferenceView agreement={agreement} version={version} nameOf={nameOf} />;
  if (segments) return <PlacesView segments={segments} version={version} links={links} nameOf={nameOf} />;
  return (
    <ModesView
      agreement={agreement}
      counts={counts}
      coefficient={coefficient}
      version={version}
      links={links}
      nameOf={nameOf}
    />
  );
}
