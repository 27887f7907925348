/** The traces that the workspace is measured on. */
import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { ask, project } from "@/bench/topmast-under-test";
import { newId } from "@/lib/core/ids";
import { modeCodes } from "@/lib/mast/taxonomy";
import { generateTrace } from "@/tests/support/generate-trace";

export interface MeasuredTrace {
  readonly name: string;
  readonly id: string;
}

const generated: readonly { readonly name: string; readonly content: () => string; readonly labels?: number }[] = [
  { name: "60 kB", content: () => generateTrace({ steps: 100, meanLength: 600, title: "60 kB" }) },
  { name: "2 MB, 58 long steps", content: () => generateTrace({ steps: 58, meanLength: 36_000, title: "2 MB" }) },
  { name: "20 MB, 10,000 steps", content: () => generateTrace({ steps: 10_000, meanLength: 2_000, title: "20 MB" }) },
  { name: "100,000 steps", content: () => generateTrace({ steps: 100_000, meanLength: 120, title: "100,000" }) },
  {
    name: "one step of 5 MB",
    content: () => generateTrace({ steps: 20, meanLength: 600, long: { 2: 5_000_000 }, title: "5 MB" }),
  },
  {
    name: "500 labels on one step",
    // Of another seed: the same steps under another title are the same trace, and would be imported once.
    content: () => generateTrace({ steps: 100, meanLength: 600, title: "500 labels", seed: 2 }),
    labels: 500,
  },
];

/** Real traces, where the corpus lies beside the project. */
const corpus = [
  "../shared/corpus/chatdev/BIGGEST_CLI_Text_File_Column_Extractor_0_qwen.log",
  "../shared/corpus/masft-human/hyperagent_matplotlib__matplotlib-23563_human.json",
].filter((path) => existsSync(path));

const summarySchema = z.object({ traces: z.array(z.object({ id: z.string() })) });

/** Imports all of them over HTTP. */
export async function importTraces(url: string): Promise<MeasuredTrace[]> {
  const traces: MeasuredTrace[] = [];
  for (const { name, content, labels } of generated) {
    const id = await importOne(url, "run.json", content());
    for (let place = 0; place < (labels ?? 0); place += 1) await labelText(url, id, place);
    traces.push({ name, id });
  }
  for (const path of corpus) {
    const filename = path.split("/").at(-1) ?? path;
    traces.push({ name: `corpus: ${filename.slice(0, 24)}`, id: await importOne(url, filename, readFileSync(path)) });
  }
  return traces;
}

async function importOne(url: string, filename: string, body: string | Uint8Array<ArrayBuffer>): Promise<string> {
  const path = `/projects/${project}/imports?filename=${encodeURIComponent(filename)}`;
  const { traces } = summarySchema.parse(await ask(url, path, { method: "POST", body }));
  const [trace] = traces;
  if (!trace) throw new Error(`${filename} was read, but there is no trace in it.`);
  return trace.id;
}

const stepsSchema = z.object({ steps: z.array(z.object({ content: z.string() })) });

/** The beginnings of the first steps: what the first screen shows. */
export async function firstScreen(url: string, trace: string): Promise<readonly string[]> {
  const { steps } = stepsSchema.parse(await ask(url, `/traces/${trace}/steps?from=0&limit=8&maxLength=1500&raw=false`));
  return steps.map(({ content }) => content);
}

async function labelText(url: string, trace: string, place: number): Promise<void> {
  const [text = ""] = await firstScreen(url, trace);
  const letters = [...text];
  const start = (place * 7) % Math.max(1, letters.length - 30);
  const quote = letters.slice(start, start + 24).join("");
  await ask(url, `/traces/${trace}/labels/${newId("lbl")}`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      mode: modeCodes[place % modeCodes.length],
      segments: [{ kind: "text", first: 0, start, last: 0, end: start + 24, quote }],
    }),
  });
}
