import type { Metadata } from "next";
import { z } from "zod";
import { PageBar } from "@/app/page-bar";
import { ChoiceLinks } from "@/components/charts/choice-links";
import { CategorySection } from "@/components/codebook/category-section";
import { CodebookIndex } from "@/components/codebook/codebook-index";
import { PageFrame } from "@/components/shell/page-frame";
import { categoryCodes, taxonomyVersions } from "@/lib/mast/taxonomy";

export const metadata: Metadata = { title: "Codebook" };

const querySchema = z.object({ version: z.enum(taxonomyVersions).catch("v2") });

export default async function CodebookPage({
  searchParams,
}: {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { version } = querySchema.parse(await searchParams);
  return (
    <>
      <PageBar crumbs={[{ href: "/codebook", name: "Codebook" }]} />
      <main id="main" tabIndex={-1} className="outline-none">
        <PageFrame
          title="The fourteen ways in which multi-agent runs fail"
          width="wide"
          lead={
            <>
              The modes are those of MAST (Cemri et al. 2025,{" "}
              <a href="https://arxiv.org/abs/2503.13657" className="underline underline-offset-2">
                arXiv 2503.13657
              </a>
              ); definitions, signs and examples here are Topmast’s own words, and every run is invented.
            </>
          }
          actions={
            <ChoiceLinks
              label="Names as in"
              choices={taxonomyVersions.map((name) => ({
                name: `Names of ${name}`,
                href: `/codebook?version=${name}`,
                chosen: name === version,
              }))}
            />
          }
        >
          <div className="grid gap-x-10 gap-y-6 lg:grid-cols-[17rem_minmax(0,1fr)]">
            <div>
              <CodebookIndex version={version} />
            </div>
            <div className="min-w-0">
              {categoryCodes.map((category) => (
                <CategorySection key={category} category={category} version={version} />
              ))}
            </div>
          </div>
        </PageFrame>
      </main>
    </>
  );
}
