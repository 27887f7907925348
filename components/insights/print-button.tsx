"use client";
import { Button } from "@/components/ui/button";

/** Opens the browser's own print: to a printer, or to a PDF. */
export function PrintButton() {
  return (
    <Button look="primary" onClick={() => window.print()}>
      Print or save as PDF
    </Button>
  );
}
