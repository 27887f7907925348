/**
 * `npm run bench -- agreement`: one benchmark, or with no name all of them. Each
 * prints its ratio to a floor measured in the same run. `name=value` is a
 * setting, as in `npm run bench -- insights traces=100000`.
 */
export interface Benchmark {
  readonly run: (settings: ReadonlyMap<string, string>) => void | Promise<void>;
}

const benchmarks: Readonly<Record<string, () => Promise<Benchmark>>> = {
  agreement: () => import("@/bench/agreement"),
  insights: () => import("@/bench/insights"),
  import: () => import("@/bench/import"),
  workspace: () => import("@/bench/workspace"),
};

const [settings, asked] = [new Map<string, string>(), [] as string[]];
for (const argument of process.argv.slice(2)) {
  const [name = "", value] = argument.split("=");
  if (value === undefined) asked.push(name);
  else settings.set(name, value);
}
const unknown = asked.filter((name) => !(name in benchmarks));
if (unknown.length > 0) {
  console.error(`No benchmark is called ${unknown.join(", ")}. There is: ${Object.keys(benchmarks).join(", ")}.`);
  process.exit(1);
}
for (const [name, load] of Object.entries(benchmarks)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.log(`\n${name}`);
  await (await load()).run(settings);
}
