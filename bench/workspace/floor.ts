/**
 * The floor: a bare page with the text of a trace's first screen, sent by the
 * same server as a file of its build. Such files are listed when the server
 * starts, so floors are laid before that.
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { checkout } from "@/bin/runtime/checkout.mjs";

const folder = join(checkout, ".next", "static", "bench");

export function layFloor(trace: string, texts: readonly string[]): void {
  mkdirSync(folder, { recursive: true });
  const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const paragraphs = texts.map((text) => `<p data-readable>${escaped(text)}</p>`).join("\n");
  writeFileSync(
    join(folder, `${trace}.html`),
    `<!doctype html><meta charset="utf-8"><title>Floor</title><style>p{white-space:pre-wrap}</style>\n${paragraphs}`,
  );
}

export function floorPath(trace: string): string {
  return `/_next/static/bench/${trace}.html`;
}

export function removeFloors(): void {
  rmSync(folder, { recursive: true, force: true });
}
