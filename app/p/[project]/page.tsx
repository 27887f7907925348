import Link from "next/link";
import { undo } from "@/app/p/[project]/imports/actions";
import { NextStep, nextStep } from "@/app/p/[project]/next-step";
import { MentionList } from "@/components/discussion/mention-list";
import { ImportList } from "@/components/project/import-list";
import { ProgressFacts } from "@/components/project/progress-facts";
import { PageFrame, Section } from "@/components/shell/page-frame";
import { Chip } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import { may } from "@/lib/access/roles";
import type { ProjectScope } from "@/lib/access/scope";
import { pageProject, pageScope } from "@/lib/auth/page";
import { listMentions } from "@/lib/db/comments";
import { listImports, undoWouldDelete } from "@/lib/db/imports";
import { listMembers } from "@/lib/db/members";
import { progress } from "@/lib/db/trace-list";
import { somewhereBlind } from "@/lib/db/visible-reviews";

/** A project at a glance: what there is, what to do next, what came in, who is here. */
export default async function ProjectPage({ params }: { readonly params: Promise<{ project: string }> }) {
  const { project: slug } = await params;
  const scope = await pageScope(slug, "read");
  const [project, counts, members, imports, mentions] = await Promise.all([
    pageProject(slug),
    progress(scope),
    listMembers(scope),
    recentImports(scope),
    listMentions(scope),
  ]);
  const step = await nextStep(slug, scope, counts);
  const blind = await somewhereBlind(scope);
  const traces = `/p/${slug}/traces`;
  return (
    <PageFrame title={project.name} lead={project.description}>
      <div className="mb-8 flex flex-col gap-6">
        {step ? (
          <NextStep step={step} />
        ) : (
          <EmptyState title="No traces here yet">
            An owner or a curator imports them; then there is something to read.
          </EmptyState>
        )}
        {counts.traces > 0 && (
          <ProgressFacts
            facts={[
              { name: "traces", count: counts.traces, href: traces },
              ...(blind
                ? []
                : [{ name: "reviewed by anybody", count: counts.reviewed, href: `${traces}?state=reviewed` }]),
              { name: "reviewed by you", count: counts.submitted, href: `${traces}?state=mine` },
              { name: "your drafts", count: counts.drafts, href: `${traces}?state=draft` },
            ]}
          />
        )}
      </div>
      {mentions.length > 0 && (
        <Section id="mentions" title="Mentions" lead="Where somebody named you, until the thread is settled.">
          <MentionList slug={slug} mentions={mentions} />
        </Section>
      )}
      {imports.length > 0 && (
        <Section id="imports" title="Imports">
          <ImportList
            slug={slug}
            imports={imports}
            blind={blind}
            undo={may(scope.role, "import") ? undo.bind(null, slug) : null}
          />
        </Section>
      )}
      <Section title="Members">
        <ul className="flex flex-wrap gap-2">
          {members.slice(0, 40).map(({ userId, name, role }) => (
            <li key={userId}>
              <Chip>
                {name} <span className="text-ink-faint">· {role}</span>
              </Chip>
            </li>
          ))}
        </ul>
        <p className="mt-3">
          <Link href={`/p/${slug}/settings#members`} className="underline">
            {may(scope.role, "own") ? "Invite and manage members" : "All members and roles"}
          </Link>
        </p>
      </Section>
    </PageFrame>
  );
}

async function recentImports(scope: ProjectScope) {
  const rows = await listImports(scope, 8);
  const undoes = may(scope.role, "import");
  return Promise.all(
    rows.map(async (row) => ({
      ...row,
      losesLabels: undoes && row.standing > 0 ? (await undoWouldDelete(scope, row.id)).labels : 0,
    })),
  );
}
