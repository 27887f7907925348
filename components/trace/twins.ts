import type { LoadedStep, TraceText } from "@/components/trace/trace-text";
import { countWords, likeness, likenessOfLengths, nearlySame, type WordCounts } from "@/lib/traces/likeness";
import type { TraceOutline } from "@/lib/traces/step-schema";

/** Shorter steps, such as "Yes." and "OK", repeat without meaning anything. */
const shortest = 40;
/** How far back an earlier like of a step is looked for, and how many are. */
const [farthest, most] = [2_000, 12] as const;

/** Earlier steps of the same agent and kind that are about as long, the nearest first. */
export function earlierLikes({ agent, kind, length }: TraceOutline, step: number): number[] {
  const own = length[step] ?? 0;
  const found: number[] = [];
  for (let at = step - 1; at >= Math.max(0, step - farthest) && found.length < most; at -= 1) {
    if (agent[at] !== agent[step] || kind[at] !== kind[step]) continue;
    if (likenessOfLengths(length[at] ?? 0, own) >= 0.7) found.push(at);
  }
  return found;
}

const counted = new WeakMap<LoadedStep, WordCounts>();

function wordsOf(loaded: LoadedStep): WordCounts {
  const known = counted.get(loaded) ?? countWords(loaded.text);
  counted.set(loaded, known);
  return known;
}

const compared = new WeakMap<LoadedStep, WeakMap<LoadedStep, boolean>>();

/** Whether two steps say nearly the same. The reader asks at every render, so each pair is compared once. */
function alike(one: LoadedStep, other: LoadedStep): boolean {
  const answers = compared.get(one) ?? new WeakMap<LoadedStep, boolean>();
  compared.set(one, answers);
  const answer = answers.get(other) ?? likeness(wordsOf(one), wordsOf(other)) >= nearlySame;
  answers.set(other, answer);
  return answer;
}

/** The nearest earlier step at hand that says nearly the same; of long steps the beginnings are compared. */
export function twinOf(outline: TraceOutline, text: TraceText, step: number): number | null {
  const own = text.step(step);
  if (own === null || own.step.length < shortest) return null;
  const twin = earlierLikes(outline, step).find((at) => {
    const other = text.step(at);
    return other !== null && alike(own, other);
  });
  return twin ?? null;
}
