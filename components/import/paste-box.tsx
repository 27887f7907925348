"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, TextArea } from "@/components/ui/field";

/** Takes a run as pasted text. */
export function PasteBox({ onFile }: { readonly onFile: (file: File) => void }) {
  const [text, setText] = useState("");
  const add = () => {
    if (text.trim() === "") return;
    onFile(new File([text], "pasted text", { type: "text/plain" }));
    setText("");
  };
  return (
    <details className="rounded-lg border border-line bg-surface">
      <summary className="px-4 py-2 font-medium">Paste text instead</summary>
      <div className="flex flex-col items-start gap-3 px-4 pt-1 pb-4">
        <Field label="Text of a run" hint="JSON, JSONL or the text of a log." className="w-full">
          <TextArea rows={8} value={text} onValueChange={setText} spellCheck={false} />
        </Field>
        <Button onClick={add} aria-disabled={text.trim() === ""}>
          Read it
        </Button>
      </div>
    </details>
  );
}
