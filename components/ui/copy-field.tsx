"use client";
import { useEffect, useId, useState } from "react";
import { Button } from "@/components/ui/button";

/** A text to be copied: shown whole, selected by one click, and copied by a button that says so. */
export function CopyField({ label, value }: { readonly label: string; readonly value: string }) {
  const id = useId();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    const field = document.getElementById(id);
    if (field instanceof HTMLTextAreaElement) field.select();
    // Without https the browser has no clipboard of this kind; the text is then selected, ready for Ctrl+C.
    if (navigator.clipboard) await navigator.clipboard.writeText(value);
    setCopied(Boolean(navigator.clipboard));
  };
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      <div className="flex items-start gap-2">
        <textarea
          id={id}
          readOnly
          value={value}
          rows={Math.max(1, value.split("\n").length)}
          onFocus={(event) => event.currentTarget.select()}
          className="field-sizing-content min-w-0 flex-1 resize-none break-all rounded-md border border-line bg-sunken px-2.5 py-1.5 font-mono text-xs leading-5"
        />
        <Button onClick={copy} className="w-20 shrink-0">
          <span aria-live="polite">{copied ? "Copied" : "Copy"}</span>
        </Button>
      </div>
    </div>
  );
}
