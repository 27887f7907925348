import { least, show } from "@/bench/insights/least";
import type { ProjectScope } from "@/lib/access/scope";

/** The first pages of the trace list under some filters, and what stands around them, beside the same in a project of a hundredth of the traces. */
export async function listBesideSize(large: ProjectScope, hundredth: ProjectScope): Promise<void> {
  const { listFacets, listTraces } = await import("@/lib/db/trace-list");
  const { countedAnnotators } = await import("@/lib/db/insights");
  const { readExportSize } = await import("@/lib/workflows/read-export-size");
  const { traceFilterSchema } = await import("@/lib/insights/trace-filter");
  const page = (query: object) => (scope: ProjectScope) =>
    listTraces(scope, traceFilterSchema.parse(query), { limit: 50 });
  const pages: Readonly<Record<string, (scope: ProjectScope) => Promise<unknown>>> = {
    "trace list": page({}),
    "trace list, one system": page({ system: "System 3" }),
    "trace list, reviewed": page({ state: "reviewed" }),
    "trace list, with a mode": page({ mode: "2.6" }),
    "trace list, behind a figure": page({ mode: "2.6", sources: "people" }),
    "what to filter by": listFacets,
    "who has reviewed": countedAnnotators,
    "export page": readExportSize,
  };
  for (const [name, read] of Object.entries(pages)) {
    const [ours = 0, beside = 0] = await least([() => read(large), () => read(hundredth)]);
    console.log(
      `  ${name.padEnd(30)} ${ours.toFixed(1).padStart(7)} ms   at a hundredth ${show(beside)}   ratio ${(ours / beside).toFixed(2)}`,
    );
  }
}
