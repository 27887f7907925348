import { openBenchDatabase } from "@/bench/insights/database";
import { exportsInMemory } from "@/bench/insights/exports";
import { least, show } from "@/bench/insights/least";
import { type Owner, ownerOf } from "@/bench/insights/owner";
import { searchBesideSize } from "@/bench/insights/search";
import { listBesideSize } from "@/bench/insights/trace-list";
import { type View, views } from "@/bench/insights/views";
import { whileBusy } from "@/bench/insights/while-busy";

interface Projects {
  readonly whole: Owner;
  readonly tenth: Owner;
  readonly hundredth: Owner;
}

/**
 * Every view of a generated project, intervals and all, beside hand-written SQL and beside itself at a tenth of the
 * size; the list beside itself at a hundredth, and search at a tenth; the views again while labels are written and an import runs; exports
 * beside COPY, with what they take of memory.
 *
 * - `traces=10000`: a smaller project; the size that was promised takes five minutes to make.
 * - `keep=/var/tmp/bench`: the database stays there, and the next run finds it.
 * - `only=views,list,search,busy,exports`: a part of it.
 */
export async function run(settings: ReadonlyMap<string, string>): Promise<void> {
  const traces = Number(settings.get("traces") ?? 100_000);
  const only = settings.get("only")?.split(",");
  const wanted = (part: string) => only === undefined || only.includes(part);
  const sizes = { tenth: traces / 10, whole: traces, hundredth: traces / 100 };
  const projects = Object.entries(sizes).map(([name, size]) => ({ slug: `bench-${name}`, traces: size }));
  const database = await openBenchDatabase(projects, settings.get("keep"));
  try {
    process.env.DATABASE_URL = database.url;
    process.env.TOPMAST_SECRET ??= "bench-only-bench-only-bench-only-bench";
    const { rows } = await database.client.query("SELECT count(*)::int AS labels FROM labels");
    console.log(
      `  ${traces} traces, ${traces * 100} steps, a tenth and a hundredth of it beside; ${rows[0].labels} labels by 20 people in all; least of up to fifteen rounds`,
    );
    const owners: Projects = {
      whole: await ownerOf("bench-whole"),
      tenth: await ownerOf("bench-tenth"),
      hundredth: await ownerOf("bench-hundredth"),
    };
    const all = await views();
    const ask = (text: string, name: string, project: string) =>
      database.client.query({ name, text, values: [project] });
    if (wanted("views")) await measure(all, owners, ask);
    if (wanted("list")) await listBesideSize(owners.whole.reading, owners.hundredth.reading);
    if (wanted("search")) await searchBesideSize(database.client, owners.whole.reading, owners.tenth.reading);
    if (wanted("busy")) await whileBusy(all, owners.whole);
    if (wanted("exports")) await exportsInMemory(database.client, owners.whole, owners.tenth);
    const { db } = await import("@/lib/db/client");
    await db().$disconnect();
  } finally {
    await database.end();
  }
}

type Ask = (text: string, name: string, project: string) => Promise<unknown>;

async function measure(all: readonly View[], { whole, tenth, hundredth }: Projects, ask: Ask): Promise<void> {
  for (const { name, read, sql } of all) {
    const [ours = 0, floor = 0, smaller = 0, smallest = 0] = await least([
      () => read(whole.reading),
      async () => {
        for (const [place, text] of sql.entries()) await ask(text, `hand ${place} ${name}`, whole.reading.projectId);
      },
      () => read(tenth.reading),
      () => read(hundredth.reading),
    ]);
    console.log(
      `  ${name.padEnd(30)} ${show(ours)}   hand-written SQL ${show(floor)}   ratio ${(ours / floor).toFixed(2)}   at a tenth ${show(smaller)}   growth ${(ours / smaller).toFixed(1)}   at a hundredth ${show(smallest)}`,
    );
  }
}
