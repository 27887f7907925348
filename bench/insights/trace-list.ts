import { least, show } from "@/bench/insights/least";
import type { ProjectScope } from "@/lib/access/scope";

/** The first page of the trace list, and one of what nobody has read, beside the same in a project of a hundredth of the traces. */
export async function listBesideSize(large: ProjectScope, hundredth: ProjectScope): Promise<void> {
  const { listTraces } = await import("@/lib/db/trace-list");
  const { traceFilterSchema } = await import("@/lib/insights/trace-filter");
  const pages = {
    "trace list": {},
    "trace list, one system": { system: "System 3" },
    "trace list, reviewed": { state: "reviewed" },
  };
  for (const [name, query] of Object.entries(pages)) {
    const filter = traceFilterSchema.parse(query);
    const page = (scope: ProjectScope) => () => listTraces(scope, filter, { limit: 50 });
    const [ours = 0, beside = 0] = await least([page(large), page(hundredth)]);
    console.log(
      `  ${name.padEnd(30)} ${show(ours)}   at a hundredth ${show(beside)}   ratio ${(ours / beside).toFixed(2)}`,
    );
  }
}
