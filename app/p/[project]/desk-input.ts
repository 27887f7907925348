import { saveKeys } from "@/app/account/save-keys";
import { keepExample } from "@/app/p/[project]/guidelines/actions";
import { pageProject } from "@/app/p/[project]/page-project";
import type { SessionInput } from "@/components/annotate/session";
import { keptKeys } from "@/components/keyboard/keymap";
import { blockLength } from "@/components/trace/step-rows";
import { may } from "@/lib/access/roles";
import type { ProjectScope } from "@/lib/access/scope";
import { getOwnKeys } from "@/lib/db/key-bindings";
import { readSteps } from "@/lib/db/steps";
import type { TraceDetail } from "@/lib/reviews/trace-schema";

/** Steps of the first HTML, and how much of each: a screen and a little more, however long the trace is. */
const firstScreen = { limit: 12, maxLength: blockLength, raw: false };

/**
 * What the annotating screen opens with whatever is done there: the head of the
 * trace, its steps from `from` on, and who sits before it. The outline comes
 * once these can be read.
 */
export async function deskInput(
  slug: string,
  scope: ProjectScope,
  detail: TraceDetail,
  from: number,
): Promise<Omit<SessionInput, "reviews" | "decisions" | "reading">> {
  const [project, firstSteps, keys] = await Promise.all([
    pageProject(slug),
    readSteps(scope, detail.id, { ...firstScreen, from }),
    getOwnKeys(scope.userId),
  ]);
  const { metadata: _, raw: __, reviews: ___, ...trace } = detail;
  return {
    trace,
    firstSteps,
    outline: null,
    project: slug,
    taxonomy: project.taxonomyVersion,
    person: scope.userId,
    mayAnnotate: may(scope.role, "annotate"),
    keys: keptKeys(keys),
    saveKeys,
    mayCurate: may(scope.role, "curate"),
    keepExample: keepExample.bind(null, slug),
  };
}
