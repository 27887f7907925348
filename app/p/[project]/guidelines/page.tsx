import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { z } from "zod";
import * as actions from "@/app/p/[project]/guidelines/actions";
import { GuidelinesForm } from "@/components/guidelines/guidelines-form";
import { Markdown } from "@/components/guidelines/markdown";
import { ModeExamples } from "@/components/guidelines/mode-examples";
import { VersionChanges } from "@/components/guidelines/version-changes";
import { VersionList } from "@/components/guidelines/version-list";
import { PageFrame, Section } from "@/components/shell/page-frame";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { may } from "@/lib/access/roles";
import type { ProjectScope } from "@/lib/access/scope";
import { pageProject, pageScope } from "@/lib/auth/page";
import { listExamples } from "@/lib/db/guideline-examples";
import { getGuideline, listGuidelineVersions } from "@/lib/db/guidelines";
import { differenceOf } from "@/lib/traces/difference";

export const metadata: Metadata = { title: "Guidelines" };

const number = z.coerce.number().int().min(1).max(1_000_000).optional().catch(undefined);
const querySchema = z.object({ version: number, changes: number, edit: z.literal("1").optional().catch(undefined) });

interface Props {
  readonly params: Promise<{ project: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** What a project's annotators agreed on, beside the fourteen modes with the project's own examples. */
export default async function GuidelinesPage({ params, searchParams }: Props) {
  const { project: slug } = await params;
  const scope = await pageScope(slug, "read");
  const query = querySchema.parse(await searchParams);
  const [project, latest, versions, examples] = await Promise.all([
    pageProject(slug),
    getGuideline(scope),
    listGuidelineVersions(scope),
    listExamples(scope),
  ]);
  const base = `/p/${slug}/guidelines`;
  const curator = may(scope.role, "curate");
  const shown = query.version === undefined ? latest : await getGuideline(scope, query.version);
  if (query.version !== undefined && shown === null) notFound();
  const edit = curator && query.edit === "1";
  return (
    <PageFrame
      title="Guidelines"
      width="wide"
      lead="What the annotators of this project hold to, beyond the codebook."
      actions={
        curator && !edit ? (
          <Link href={`${base}?edit=1`} className={buttonClass("primary")}>
            {latest ? "Edit" : "Write guidelines"}
          </Link>
        ) : undefined
      }
    >
      {edit ? (
        <GuidelinesForm
          base={latest?.version ?? 0}
          text={latest?.text ?? ""}
          publish={actions.publish.bind(null, slug)}
          cancel={base}
        />
      ) : (
        <div className="grid gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_24rem]">
          <div className="min-w-0">
            {query.changes !== undefined && query.changes > 1 ? (
              <Changes scope={scope} version={query.changes} />
            ) : shown ? (
              <>
                {shown.version !== latest?.version && (
                  <p className="mb-3 text-ink-soft">
                    This is version {shown.version}.{" "}
                    <Link href={base} className="underline underline-offset-2">
                      Show the latest
                    </Link>
                  </p>
                )}
                <Markdown text={shown.text} />
              </>
            ) : (
              <EmptyState title="No guidelines yet">
                {curator
                  ? "Write down what the codebook leaves open for your runs: where a mode begins, what does not count, which of two to choose."
                  : "The curators of this project have not written any. The codebook holds."}
              </EmptyState>
            )}
            {versions.length > 0 && (
              <div className="mt-8">
                <Section title="Versions">
                  <VersionList versions={versions} shown={shown?.version ?? 0} base={base} />
                </Section>
              </div>
            )}
          </div>
          <section id="examples" tabIndex={-1} className="min-w-0 outline-none">
            <h2 className="mb-3 font-semibold text-base">The modes, with examples from this project</h2>
            <ModeExamples
              examples={examples}
              project={slug}
              version={project.taxonomyVersion}
              actions={
                curator
                  ? { change: actions.changeExample.bind(null, slug), remove: actions.removeExample.bind(null, slug) }
                  : null
              }
            />
          </section>
        </div>
      )}
    </PageFrame>
  );
}

async function Changes({ scope, version }: { readonly scope: ProjectScope; readonly version: number }) {
  const [before, after] = await Promise.all([getGuideline(scope, version - 1), getGuideline(scope, version)]);
  if (before === null || after === null) notFound();
  return <VersionChanges difference={differenceOf(before.text, after.text)} from={before.version} to={after.version} />;
}
