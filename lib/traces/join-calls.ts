/**
 * Older sources give a call no id, and its result follows it: SWE-agent without
 * function calling, OpenAI's `function_call`, AG2's suggested functions. Call
 * and result are joined by an id of ours, which says where the call stands.
 */
import type { ParsedStep } from "@/lib/traces/canonical";

const isOpenResult = (step: ParsedStep | undefined) => step?.kind === "tool result" && step.answers === null;

const isNameless = ({ toolCalls }: ParsedStep) => toolCalls.length > 0 && toolCalls.every(({ id }) => id === null);

/** Joins only where each call of a step has its result right behind the step, in the same order. */
export function joinNamelessCalls(steps: readonly ParsedStep[]): readonly ParsedStep[] {
  if (!steps.some(isNameless)) return steps;
  const joined = [...steps];
  for (const [index, step] of steps.entries()) {
    if (!isNameless(step)) continue;
    const { toolCalls } = step;
    const behind = index + 1 + toolCalls.length;
    if (!steps.slice(index + 1, behind).every(isOpenResult) || behind > steps.length || isOpenResult(steps[behind]))
      continue;
    const ids = toolCalls.map((_, place) => `topmast:call/${index}/${place}`);
    joined[index] = { ...step, toolCalls: toolCalls.map((call, place) => ({ ...call, id: ids[place] ?? null })) };
    for (const [place, id] of ids.entries()) {
      const result = joined[index + 1 + place];
      if (result !== undefined) joined[index + 1 + place] = { ...result, answers: id };
    }
  }
  return joined;
}
