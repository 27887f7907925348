import { saveKeys } from "@/app/account/save-keys";
import { keepExample } from "@/app/p/[project]/guidelines/actions";
import type { SessionInput } from "@/components/annotate/session";
import { keptKeys } from "@/components/keyboard/keymap";
import { blockLength } from "@/components/trace/step-rows";
import { may } from "@/lib/access/roles";
import type { ProjectScope } from "@/lib/access/scope";
import { pageProject } from "@/lib/auth/page";
import { getOwnKeys } from "@/lib/db/key-bindings";
import type { Project } from "@/lib/db/projects";
import { readSteps } from "@/lib/db/steps";
import { openingSteps } from "@/lib/reviews/resting-place";
import type { TraceHead } from "@/lib/reviews/trace-schema";
import type { WireStep } from "@/lib/traces/step-schema";

/** Steps of the first HTML, and how much of each: a screen and a little more, however long the trace is. */
const firstScreen = { limit: openingSteps, maxLength: blockLength, raw: false };

/** What the annotating screen opens with beside the head of the trace: its steps from `from` on, and who sits before it. */
export interface DeskStart {
  readonly project: Project;
  readonly firstSteps: readonly WireStep[];
  readonly keys: Readonly<Record<string, readonly string[]>>;
}

export async function readDeskStart(
  slug: string,
  scope: ProjectScope,
  trace: string,
  from: number,
): Promise<DeskStart> {
  const [project, firstSteps, keys] = await Promise.all([
    pageProject(slug),
    readSteps(scope, trace, { ...firstScreen, from }),
    getOwnKeys(scope.userId),
  ]);
  return { project, firstSteps, keys };
}

/** The annotating screen's input, whatever is done there. The outline comes once the first steps can be read. */
export function deskInput(
  slug: string,
  scope: ProjectScope,
  detail: TraceHead,
  { project, firstSteps, keys }: DeskStart,
): Omit<SessionInput, "reviews" | "decisions" | "reading"> {
  const { reviews: _, ...trace } = detail;
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
