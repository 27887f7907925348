"use client";
import { useEffect, useState } from "react";
import { countOf } from "@/components/ui/count-of";

/** What a deletion loses, asked when the question is put. */
export function LabelsLost({
  ids,
  count,
}: {
  readonly ids: readonly string[];
  readonly count: (ids: readonly string[]) => Promise<number | null>;
}) {
  const [labels, setLabels] = useState<number | null>(null);
  const key = ids.join(" ");
  useEffect(() => {
    let current = true;
    count(key.split(" ")).then((found) => {
      if (current) setLabels(found);
    });
    return () => {
      current = false;
    };
  }, [key, count]);
  return (
    <>
      <p>Their steps and reviews go with them. There is no way back but importing them again, without their labels.</p>
      <p role="status" className="mt-2 min-h-5 font-medium text-bad">
        {labels !== null && labels > 0 && `People have set ${countOf(labels, "label")} on them, which are lost.`}
      </p>
    </>
  );
}
