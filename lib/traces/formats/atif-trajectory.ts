/** One ATIF trajectory, with those of its sub-agents → one trace. */
import type { Json, ParsedStep, ParsedTrace } from "@/lib/traces/canonical";
import { mergedRaw } from "@/lib/traces/content-blocks";
import { traceOf } from "@/lib/traces/draft";
import { observationSteps, spokenSteps } from "@/lib/traces/formats/atif-step";
import { field, isList, isObject, type JsonObject, textField } from "@/lib/traces/json-value";
import { Remainder } from "@/lib/traces/remainder";
import { referToRepeats } from "@/lib/traces/repeats";
import { nameOfFile, traceTitle } from "@/lib/traces/trace-title";

export function isTrajectory(value: Json | undefined): value is JsonObject {
  return (
    isObject(value) && /^ATIF-v1\.\d+$/.test(textField(value, "schema_version") ?? "") && isList(field(value, "steps"))
  );
}

function agentName(trajectory: JsonObject): string | null {
  const agent = field(trajectory, "agent");
  return isObject(agent) ? textField(agent, "name") : null;
}

function idsOf(trajectory: JsonObject): readonly string[] {
  return ["trajectory_id", "session_id"].flatMap((key) => textField(trajectory, key) ?? []);
}

/** The ids that an observation names sub-agents by. */
function referenced(step: JsonObject): readonly string[] {
  const observation = field(step, "observation");
  const results = isObject(observation) ? field(observation, "results") : undefined;
  return (isList(results) ? results : []).flatMap((result) => {
    const refs = isObject(result) ? field(result, "subagent_trajectory_ref") : undefined;
    return (isList(refs) ? refs : [refs]).flatMap((ref) => (isObject(ref) ? idsOf(ref) : []));
  });
}

const isCopied = (step: Json) => isObject(step) && field(step, "is_copied_context") === true;

class Walk {
  readonly steps: ParsedStep[] = [];
  readonly copied: Json[] = [];
  /** What is left of sub-agents' trajectories when their steps are taken. */
  readonly below: Json[] = [];
  /** What is left of the trajectories that the run goes on in. */
  readonly continued: Json[] = [];

  constructor(readonly waiting: Set<JsonObject>) {}

  add(trajectory: JsonObject, steps: readonly Json[], parent: number | null): void {
    const agent = agentName(trajectory);
    for (const step of steps) {
      if (isCopied(step)) this.copied.push(step);
      else this.#addStep(step, agent, parent);
    }
  }

  #addStep(step: Json, agent: string | null, parent: number | null): void {
    const rest = new Remainder(isObject(step) ? step : { step });
    const results = isObject(step) ? observationSteps(rest) : [];
    const said = spokenSteps(rest, agent);
    const from = this.steps.length;
    // What a sub-agent is told is told to it.
    const isTold = (one: ParsedStep) => parent !== null && one.agent === "user";
    this.steps.push(...said.map((one) => ({ ...one, parent, addressee: isTold(one) ? agent : null })));
    const ids = isObject(step) ? referenced(step) : [];
    for (const child of [...this.waiting])
      if (idsOf(child).some((id) => ids.includes(id))) this.addChild(child, from + said.length - 1);
    this.steps.push(...results.map((one) => ({ ...one, parent })));
  }

  goOn(trajectory: JsonObject): void {
    if (!this.waiting.delete(trajectory)) return;
    const rest = new Remainder(trajectory);
    const steps = rest.takeList("steps") ?? [];
    const own = embedded(rest);
    for (const child of own) this.waiting.add(child);
    this.continued.push(rest.left());
    this.add(trajectory, steps, null);
    for (const child of own) this.addChild(child, null);
  }

  addChild(trajectory: JsonObject, parent: number | null): void {
    if (!this.waiting.delete(trajectory)) return;
    const rest = new Remainder(trajectory);
    const steps = rest.takeList("steps") ?? [];
    for (const child of embedded(rest)) this.waiting.add(child);
    this.below.push(rest.left());
    this.add(trajectory, steps, parent);
  }
}

function embedded(rest: Remainder): readonly JsonObject[] {
  const all = rest.takeList("subagent_trajectories") ?? [];
  const others = all.filter((one) => !isTrajectory(one));
  if (others.length > 0) rest.keep("subagent_trajectories", others);
  return all.filter(isTrajectory);
}

function named(walk: Walk): JsonObject {
  return {
    ...(walk.copied.length === 0 ? {} : { copiedContext: walk.copied }),
    ...(walk.below.length === 0 ? {} : { subagents: walk.below }),
    ...(walk.continued.length === 0 ? {} : { continuedIn: walk.continued }),
  };
}

const baseName = (path: string) => path.slice(path.lastIndexOf("/") + 1);

/** The trajectories that this one goes on in, one after another. */
function continuations(trajectory: JsonObject, named: ReadonlyMap<string, JsonObject>): readonly JsonObject[] {
  const found = new Set<JsonObject>();
  let at: JsonObject | undefined = trajectory;
  while (at !== undefined) {
    const name: string | null = textField(at, "continued_trajectory_ref");
    at = name === null ? undefined : named.get(baseName(name));
    if (at === undefined || at === trajectory || found.has(at)) break;
    found.add(at);
  }
  return [...found];
}

/** The first trajectory is the run; those it does not refer to, nor goes on in, are runs of their own. */
export function* atifTrace(
  named: readonly (readonly [name: string, trajectory: JsonObject])[],
  filename: string,
): Generator<ParsedTrace> {
  const trajectories = named.map(([, trajectory]) => trajectory);
  const byName = new Map(named.map(([name, trajectory]) => [baseName(name), trajectory]));
  const waiting = new Set(trajectories);
  for (const trajectory of trajectories) {
    if (!waiting.delete(trajectory)) continue;
    const record = new Remainder(trajectory);
    const steps = record.takeList("steps") ?? [];
    const own = embedded(record);
    const walk = new Walk(new Set([...waiting, ...own]));
    walk.add(trajectory, steps, null);
    for (const child of own) walk.addChild(child, null);
    for (const next of continuations(trajectory, byName)) walk.goOn(next);
    for (const child of [...waiting]) if (!walk.waiting.has(child)) waiting.delete(child);
    yield traceOfWalk(trajectory, record, walk, filename);
  }
}

function traceOfWalk(trajectory: JsonObject, record: Remainder, walk: Walk, filename: string): ParsedTrace {
  const agent = field(trajectory, "agent");
  const task =
    walk.steps.find((step) => step.agent === "user" && step.content !== "")?.content ??
    walk.copied
      .map((step) => (isObject(step) && textField(step, "source") === "user" ? textField(step, "message") : null))
      .find((text) => text !== null) ??
    null;
  const last = [record.left(), ...walk.continued].at(-1);
  const continued = isObject(last) ? field(last, "continued_trajectory_ref") : undefined;
  const warnings = [
    ...(typeof continued === "string"
      ? [`The run goes on in another trajectory, "${continued}": import that too.`]
      : []),
    ...(walk.copied.length === 0 || walk.continued.length > 0
      ? []
      : [
          `${walk.copied.length === 1 ? "1 step that was copied from another trajectory stands" : `${walk.copied.length} steps that were copied from another trajectory stand`} in the trace's raw, not among the steps.`,
        ]),
  ];
  return referToRepeats(
    traceOf({
      sourceId: idsOf(trajectory).join(" ") || null,
      title: traceTitle(task, nameOfFile(filename)),
      system: agentName(trajectory),
      model: isObject(agent) ? textField(agent, "model_name") : null,
      task,
      raw: mergedRaw(record.left() ?? {}, named(walk)),
      steps: walk.steps,
      warnings,
    }),
  );
}
