/** Where the spans themselves are kept: each in the `raw` of the step that it stands by. */
import type { Json } from "@/lib/traces/canonical";
import type { JsonObject } from "@/lib/traces/json-value";
import type { Folder } from "@/lib/traces/spans/fold";
import type { Narration } from "@/lib/traces/spans/narrate";
import type { RunSpan } from "@/lib/traces/spans/run-tree";
import type { TreeSpan } from "@/lib/traces/spans/span-tree";

/** The key of a step's `raw` that says which message of which span it is; the same however often the trace is put together. */
const identityKey = "topmast:id";

/** What several spans have in common; a span refers to its place in the list. */
export interface SharedParts {
  readonly parts: readonly JsonObject[];
  readonly placeOf: (part: JsonObject) => number;
}

/** The step that each span stands by: its own, else the first below it, else that of the span above it. */
export function homes(runs: readonly RunSpan[], { recorder, main }: Narration): ReadonlyMap<TreeSpan, number> {
  const found = new Map<TreeSpan, number>(main);
  for (const [index, { node }] of recorder.steps.entries()) if (!found.has(node)) found.set(node, index);
  for (const { node } of runs.toReversed()) {
    const below = node.children.flatMap((child) => found.get(child) ?? []);
    if (!found.has(node) && below.length > 0)
      found.set(
        node,
        below.reduce((a, b) => Math.min(a, b)),
      );
  }
  for (const { node } of runs) {
    if (!found.has(node)) found.set(node, node.parent === null ? 0 : (found.get(node.parent) ?? 0));
  }
  return found;
}

/** The `raw` of every step. */
export function rawOfSteps(
  runs: readonly RunSpan[],
  { recorder }: Narration,
  homeOf: ReadonlyMap<TreeSpan, number>,
  folder: Folder,
  shared: SharedParts,
): readonly Json[] {
  const spans: Json[][] = recorder.steps.map(() => []);
  for (const { node } of runs) {
    const { id, source, shared: common } = node.span;
    const folded = folder.fold(source, id);
    const versions = node.versions.map((version, index) => folder.fold(version, `${id}/version ${index}`));
    const marks: JsonObject = {
      ...(common === null || shared.parts.length < 2 ? null : { "topmast:shared": shared.placeOf(common) }),
      ...(versions.length === 0 ? null : { "topmast:versions": versions }),
    };
    const home = spans[homeOf.get(node) ?? 0];
    home?.push(Object.keys(marks).length === 0 ? folded : { ...marks, span: folded });
  }
  return recorder.steps.map(({ key }, index) => {
    const own = spans[index] ?? [];
    return own.length === 0 ? { [identityKey]: key } : { [identityKey]: key, spans: own };
  });
}

/** Each text that stands in a step, with the step's key. */
export function textsOfSteps({ recorder }: Narration): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const { key, content, toolCalls } of recorder.steps) {
    for (const text of [content, ...toolCalls.map((call) => call.arguments)])
      if (!texts.has(text)) texts.set(text, key);
  }
  return texts;
}
