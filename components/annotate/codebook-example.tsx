import type { CodebookEntry } from "@/lib/mast/codebook/entry";

/** An invented run that shows a mode, to be opened. */
export function CodebookExampleRun({
  example: { system, lines, why },
}: {
  readonly example: CodebookEntry["examples"][number];
}) {
  return (
    <details>
      <summary className="text-ink-soft text-xs">Example: {system}</summary>
      <ul className="mt-1 flex flex-col gap-1 border-line border-l-2 pl-2 text-xs">
        {lines.map(({ agent, text }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a run that repeats itself says the same line twice, and never changes
          <li key={place}>
            <span className="font-medium">{agent}:</span> {text}
          </li>
        ))}
      </ul>
      <p className="mt-1 text-ink-soft text-xs">{why}</p>
    </details>
  );
}
