"use client";
import { useEffect, useRef, useState } from "react";
import { countOf } from "@/components/ui/count-of";
import { roundLoad } from "@/lib/rounds/load";

interface Asked {
  readonly traces: number;
  readonly annotators: number;
  readonly perTrace: number;
  readonly items: number;
}

/** What the form as it stands asks; drawn samples hold no more than there are traces. */
function askedBy(form: HTMLFormElement, available: number): Asked {
  const data = new FormData(form);
  const number = (name: string) => Math.max(0, Math.trunc(Number(data.get(name)) || 0));
  const drawn = data.get("how") !== "picked";
  return {
    traces: drawn ? Math.min(number("size"), available) : data.getAll("trace").length,
    annotators: data.getAll("annotators").length,
    perTrace: number("perTrace"),
    items: data.getAll("items").filter((item) => item !== "").length,
  };
}

/** Counts what a new round will ask, while its form is filled in. */
export function LoadPreview({ available }: { readonly available: number }) {
  const line = useRef<HTMLParagraphElement>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  useEffect(() => {
    const form = line.current?.closest("form");
    if (!form) return;
    const count = () => setAsked(askedBy(form, available));
    count();
    form.addEventListener("input", count);
    return () => form.removeEventListener("input", count);
  }, [available]);
  return (
    <p ref={line} aria-live="polite" className="min-h-10 rounded-md bg-sunken px-3 py-2.5 text-ink-soft">
      {asked && <Counted {...asked} />}
    </p>
  );
}

function Counted({ traces, annotators, perTrace, items }: Asked) {
  if (annotators === 0) return "Choose who reads.";
  if (perTrace > annotators) return `A trace cannot have ${perTrace} readers of ${annotators}.`;
  const { reviews, each, most } = roundLoad(traces, annotators, perTrace, items);
  const readers = Math.min(perTrace, annotators);
  return (
    <>
      {countOf(traces, "trace")} × {countOf(readers, "annotator")}
      {items > 0 && ` and ${countOf(items, "known item")} × ${annotators}`} ={" "}
      <strong className="font-semibold text-ink">{countOf(reviews, "review")}</strong>, about {each} for each person
      {most > each && `, ${most} at most`}.
    </>
  );
}
