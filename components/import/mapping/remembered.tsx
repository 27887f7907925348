"use client";
import { useState } from "react";
import { drawnText } from "@/components/import/mapping/drawn-text";
import { Button } from "@/components/ui/button";

/** That a mapping comes from an earlier upload, and the way to have the project forget it. */
export function Remembered({
  slug,
  id,
  filename,
  forgotten,
}: {
  readonly slug: string;
  readonly id: string;
  readonly filename: string;
  readonly forgotten: (id: string) => void;
}) {
  const [problem, setProblem] = useState(false);
  const forget = async () => {
    const gone = await fetch(`/api/v1/projects/${slug}/import-mappings/${id}`, { method: "DELETE" }).then(
      ({ ok }) => ok,
      () => false,
    );
    setProblem(!gone);
    if (gone) forgotten(id);
  };
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <p className="text-ink-soft [overflow-wrap:anywhere]">
        This project remembers it from <bdi>“{drawnText(filename)}”</bdi>.
      </p>
      <Button size="small" onClick={forget}>
        Forget it
      </Button>
      {problem && (
        <p role="alert" className="text-bad">
          It could not be forgotten. Try again.
        </p>
      )}
    </div>
  );
}
