import Link from "next/link";
import { ChoiceLinks } from "@/components/charts/choice-links";
import { type ExportChoices as Choices, pageAddress } from "@/components/export/export-address";

/** What holds for all formats: for whom CSV is written, whether a manifest comes along, and which traces. */
export function ExportChoices({ slug, choices }: { readonly slug: string; readonly choices: Choices }) {
  const to = (change: Partial<Choices>) => pageAddress(slug, { ...choices, ...change });
  const { flavour, package: packaging, filter } = choices;
  return (
    <div className="mb-6 flex flex-wrap items-end gap-x-6 gap-y-4">
      <div>
        <p className="mb-1.5 font-medium">CSV is for</p>
        <ChoiceLinks
          label="What CSV is for"
          choices={[
            { name: "Spreadsheets", href: to({ flavour: "spreadsheet" }), chosen: flavour === "spreadsheet" },
            { name: "Programs", href: to({ flavour: "plain" }), chosen: flavour === "plain" },
          ]}
        />
      </div>
      <div>
        <p className="mb-1.5 font-medium">Comes as</p>
        <ChoiceLinks
          label="What an export comes as"
          choices={[
            { name: "One file", href: to({ package: "file" }), chosen: packaging === "file" },
            { name: "ZIP with counts and checksums", href: to({ package: "zip" }), chosen: packaging === "zip" },
          ]}
        />
      </div>
      <p className="max-w-prose basis-full text-ink-soft">
        {flavour === "spreadsheet"
          ? "For spreadsheets, a text that begins like a formula gets an apostrophe in front, so that nothing in a trace can run when the file is opened."
          : "For programs, every text is written as it is. Do not open such a file in a spreadsheet: a trace may hold text that it would run as a formula."}
      </p>
      {filter.size > 0 && (
        <p className="basis-full">
          Only what fits <span className="font-medium [overflow-wrap:anywhere]">{filterSentence(filter)}</span>.{" "}
          <Link href={to({ filter: new URLSearchParams() })} className="underline underline-offset-2">
            Export everything
          </Link>
        </p>
      )}
    </div>
  );
}

function filterSentence(filter: URLSearchParams): string {
  return [...filter].map(([name, value]) => `${name} ${value}`).join(", ");
}
