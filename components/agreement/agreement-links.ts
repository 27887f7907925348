import { agreementParams } from "@/lib/agreement/query-address";
import type { AgreementPageQuery, AgreementQuery, DisagreementQuery } from "@/lib/agreement/query-schema";
import { addressOf } from "@/lib/insights/query-address";

type Part = Pick<DisagreementQuery, "mode" | "category">;

/** Where everything on the page leads. */
export function agreementLinks(project: string, query: AgreementPageQuery) {
  const path = `/p/${project}/agreement`;
  const { view: _, coefficient: __, ...compared } = query;
  return {
    here: (change: Partial<AgreementPageQuery>) => addressOf(path, agreementParams({ ...query, ...change })),
    reset: path,
    /** The traces behind a number of disagreements. */
    disagreements: (part: Partial<Part>) => addressOf(`${path}/traces`, agreementParams({ ...compared, ...part })),
    csv: addressOf(`${path}/csv`, agreementParams(query)),
    json: addressOf(`/api/v1/projects/${project}/agreement`, agreementParams(compared)),
  };
}

export type AgreementLinks = ReturnType<typeof agreementLinks>;

/** From the list of disagreements back to the figures, and to the list of another part. */
export function disagreementLinks(project: string, query: DisagreementQuery) {
  const path = `/p/${project}/agreement`;
  const { mode: _, category: __, cursor: ___, ...compared } = query;
  return {
    figures: addressOf(path, agreementParams(compared satisfies AgreementQuery)),
    part: (part: Partial<Part>) => addressOf(`${path}/traces`, agreementParams({ ...compared, ...part })),
  };
}
