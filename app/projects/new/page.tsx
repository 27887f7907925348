import type { Metadata } from "next";
import { PageBar } from "@/app/page-bar";
import { createProjectFromForm } from "@/app/projects/new/actions";
import { NewProjectForm } from "@/components/project/new-project-form";
import { PageFrame } from "@/components/shell/page-frame";
import { requireUser } from "@/lib/auth/page";

export const metadata: Metadata = { title: "New project" };

export default async function NewProjectPage() {
  await requireUser();
  return (
    <>
      <PageBar crumbs={[{ href: "/projects/new", name: "New project" }]} />
      <main id="main">
        <PageFrame title="New project" lead="You own it, and invite others from its settings." width="narrow">
          <NewProjectForm action={createProjectFromForm} />
        </PageFrame>
      </main>
    </>
  );
}
