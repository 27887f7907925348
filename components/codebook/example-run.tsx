import type { Example } from "@/lib/mast/codebook/entry";

/** A few lines of an invented run, and why they show the mode. */
export function ExampleRun({ example }: { readonly example: Example }) {
  return (
    <figure className="flex flex-col rounded-lg border border-line bg-surface">
      <figcaption className="border-line border-b px-3 py-2 text-ink-soft text-xs">{example.system}</figcaption>
      <dl className="flex grow flex-col gap-2 px-3 py-2.5">
        {[...example.lines.entries()].map(([step, { agent, text }]) => (
          <div key={step}>
            <dt className="font-semibold text-xs">{agent}</dt>
            <dd className="whitespace-pre-wrap break-words">{text}</dd>
          </div>
        ))}
      </dl>
      <p className="border-line border-t px-3 py-2">
        <span className="font-semibold">Why: </span>
        {example.why}
      </p>
    </figure>
  );
}
