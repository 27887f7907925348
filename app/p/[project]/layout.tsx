import type { Metadata } from "next";
import type { ReactNode } from "react";
import { PageBar } from "@/app/page-bar";
import { ProjectNav } from "@/components/shell/project-nav";
import { may } from "@/lib/access/roles";
import { pageProject, pageScope } from "@/lib/auth/page";

type Props = { readonly params: Promise<{ project: string }>; readonly children: ReactNode };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { project: slug } = await params;
  const project = await pageProject(slug);
  return { title: { default: project.name, template: `%s · ${project.name} · Topmast` } };
}

export default async function ProjectLayout({ params, children }: Props) {
  const { project: slug } = await params;
  const scope = await pageScope(slug, "read");
  const project = await pageProject(slug);
  const base = `/p/${slug}`;
  const places = [
    { href: `${base}/traces`, name: "Traces" },
    { href: `${base}/search`, name: "Search" },
    ...(may(scope.role, "import") ? [{ href: `${base}/import`, name: "Import" }] : []),
    { href: `${base}/rounds`, name: "Rounds" },
    { href: `${base}/guidelines`, name: "Guidelines" },
    { href: `${base}/agreement`, name: "Agreement" },
    ...(may(scope.role, "curate") ? [{ href: `${base}/adjudication`, name: "Adjudication" }] : []),
    { href: `${base}/insights`, name: "Insights" },
    { href: `${base}/export`, name: "Export" },
    { href: `${base}/settings`, name: "Settings" },
  ];
  return (
    <>
      <PageBar crumbs={[{ href: base, name: project.name }]} nav={<ProjectNav places={places} />} />
      <main id="main" tabIndex={-1} className="outline-none">
        {children}
      </main>
    </>
  );
}
