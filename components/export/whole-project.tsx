import { Download } from "lucide-react";
import { buttonClass } from "@/components/ui/button";

/** For owners: the archive that moves a project with everybody's drafts. */
export function WholeProject({ slug }: { readonly slug: string }) {
  return (
    <section aria-labelledby="move" className="mt-6 flex flex-wrap items-start gap-x-6 gap-y-3 px-4 sm:flex-nowrap">
      <div className="min-w-0 grow">
        <h2 id="move" className="font-semibold">
          Move the project
        </h2>
        <p id="move-purpose" className="mt-0.5 max-w-prose text-ink-soft">
          The archive with everybody’s unfinished reviews in it, which nobody but their annotators may read here. Make
          it only to go on in another installation. Members, keys, links and rounds stay behind, and people come as
          annotators without an account.
        </p>
      </div>
      <a href={`/api/v1/projects/${slug}/archive`} download aria-describedby="move-purpose" className={buttonClass()}>
        <Download aria-hidden="true" className="size-4" />
        Download<span className="sr-only"> the whole project</span>
      </a>
    </section>
  );
}
