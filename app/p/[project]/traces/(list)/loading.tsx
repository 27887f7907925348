import { PageFrame } from "@/components/shell/page-frame";
import { Skeleton } from "@/components/ui/skeleton";

const rows = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"];

export default function TracesLoading() {
  return (
    <PageFrame title="Traces" width="wide">
      <p role="status" className="sr-only">
        Loading the traces
      </p>
      <div className="mb-4 flex flex-wrap gap-2">
        <Skeleton className="h-8 w-full rounded-full sm:w-56" />
        {["System", "Model", "Benchmark", "State", "Mode", "Category"].map((name) => (
          <Skeleton key={name} className="h-8 w-28 rounded-full" />
        ))}
      </div>
      <div className="mt-9">
        {rows.map((row) => (
          <div key={row} className="flex h-9.25 items-center gap-6 border-line border-b px-3">
            <Skeleton className="h-4 flex-1" />
            <Skeleton className="h-4 w-24 max-md:hidden" />
            <Skeleton className="h-4 w-24 max-md:hidden" />
          </div>
        ))}
      </div>
    </PageFrame>
  );
}
