/** The card of a Hugging Face data set: which files, which columns of which type, and what the numbers mean. */
import { featuresOf } from "@/lib/export/columns";
import { labelRecordSchema } from "@/lib/export/label-record";
import type { ManifestFacts } from "@/lib/export/manifest";
import { stepRecordSchema } from "@/lib/export/step-record";
import { traceRecordSchema } from "@/lib/export/trace-record";
import { modeName } from "@/lib/mast/names";
import { modeCodes, type TaxonomyVersion } from "@/lib/mast/taxonomy";

/** The tables of the data set; the first is what opens when none is named. */
export const datasetTables = [
  {
    name: "traces",
    schema: traceRecordSchema,
    holds: "one row a trace; `1.1` to `3.3` say what was found after consensus",
  },
  {
    name: "labels",
    schema: labelRecordSchema,
    holds: "one row a label; traces and reviews without any have one row each",
  },
  { name: "steps", schema: stepRecordSchema, holds: "one row a step; offsets of labels count code points of `text`" },
] as const;

export function tableFile(name: string): string {
  return `data/${name}.jsonl`;
}

/** Text as YAML: JSON's strings are YAML's too. */
const quoted = (text: string) => JSON.stringify(text);

function frontMatter(title: string): string {
  const info = datasetTables.flatMap(({ name, schema }) => [
    `- config_name: ${name}`,
    "  features:",
    ...featuresOf(schema).flatMap(([column, dtype]) => [`  - name: ${quoted(column)}`, `    dtype: ${dtype}`]),
  ]);
  const configs = datasetTables.flatMap(({ name }, place) => [
    `- config_name: ${name}`,
    `  data_files: ${tableFile(name)}`,
    ...(place === 0 ? ["  default: true"] : []),
  ]);
  return [
    "---",
    `pretty_name: ${quoted(title)}`,
    "tags:",
    "- multi-agent",
    "- failure-analysis",
    "- mast",
    "configs:",
    ...configs,
    "dataset_info:",
    ...info,
    "---",
  ].join("\n");
}

export function datasetCard(
  { project, exportedAt, sources, consensus, seenAs }: ManifestFacts,
  version: TaxonomyVersion,
): string {
  const modes = modeCodes.map((mode) => `| ${mode} | ${modeName(version, mode)} |`);
  const tables = datasetTables.map(({ name, holds }) => `| \`${name}\` | ${holds} |`);
  return `${frontMatter(project.name)}

# ${project.name}

Runs of multi-agent LLM systems with labels of the 14 failure modes of MAST, exported from Topmast on ${exportedAt.slice(0, 10)}.

| table | what it holds |
|---|---|
${tables.join("\n")}

The columns \`1.1\` to \`3.3\` of \`traces\` are 1 where the mode was found, 0 where it was judged and not found, and null where nobody judged it. They are made from the submitted reviews of: ${sources.join(", ")}; several reviews of one trace become one verdict by: ${consensus}. The reviews are those that somebody with the role “${seenAs}” could see.

A label's \`quote\` is the text of its steps from code point \`start\` of \`first_step\` up to \`end\` of \`last_step\`, steps joined by one newline.

| code | failure mode |
|---|---|
${modes.join("\n")}

MAST: Cemri et al., “Why Do Multi-Agent LLM Systems Fail?”, arXiv 2503.13657. \`manifest.json\` counts what is here and holds checksums.
`;
}
