import Link from "next/link";
import { openSample } from "@/app/actions";
import { PageBar } from "@/app/page-bar";
import { WaitingForOwner } from "@/components/account/waiting-for-owner";
import { ProjectList } from "@/components/project/project-list";
import { PageFrame } from "@/components/shell/page-frame";
import { ActionForm } from "@/components/ui/action-form";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { pageUser, requireUser } from "@/lib/auth/page";
import { hasAccounts } from "@/lib/db/accounts";
import { listProjects } from "@/lib/db/projects";

/** My projects; before the first account, how to make it. */
export default async function HomePage() {
  if (!(await pageUser()) && !(await hasAccounts())) return <WaitingForOwner />;
  const user = await requireUser();
  const projects = await listProjects(user.id);
  const sample = projects.some((project) => project.sample) ? null : (
    <ActionForm action={openSample} submit="Open the sample project" look="quiet" />
  );
  const make = (
    <Link href="/projects/new" className={buttonClass("primary")}>
      New project
    </Link>
  );
  return (
    <>
      <PageBar />
      <main id="main">
        {projects.length === 0 ? (
          <PageFrame title={`Welcome, ${user.name}`}>
            <EmptyState
              title="No projects yet"
              action={
                <div className="flex flex-wrap gap-2">
                  {make}
                  {sample}
                </div>
              }
            >
              A project holds traces, the people who read them, and what they found. Make one for your own traces, or
              look around in a sample of invented ones first; it can be deleted again with one click.
            </EmptyState>
          </PageFrame>
        ) : (
          <PageFrame
            title="Projects"
            actions={
              <>
                {sample}
                {make}
              </>
            }
          >
            <ProjectList projects={projects} />
          </PageFrame>
        )}
      </main>
    </>
  );
}
