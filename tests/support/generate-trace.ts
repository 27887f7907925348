import { fillRandom, type RandomState, seededState } from "@/lib/stats/random";

export interface TraceShape {
  readonly steps: number;
  /** Mean length of a step's text, in characters; single steps vary around it. */
  readonly meanLength: number;
  readonly agents?: number;
  /** Lengths of single steps that are to be longer, by index. */
  readonly long?: Readonly<Record<number, number>>;
  readonly title?: string;
  readonly seed?: number;
}

interface Message {
  readonly agent: string;
  readonly to?: string;
  readonly kind: string;
  readonly content: string;
  readonly tool_calls?: readonly object[];
  readonly tool_call_id?: string;
}

const names = ["Planner", "Researcher", "Booker", "Verifier", "Coder", "Tester", "Critic", "Writer"];
const words =
  "the plan asks for a refundable fare so we compare both offers before booking and report what was found missing totals names dates then check café 价格 naïve 😀 résumé order again result".split(
    " ",
  );

/** Uniform numbers from 0 to 1, the same for the same seed. */
class Dice {
  readonly #state: RandomState;
  readonly #buffer = new Uint32Array(1_024);
  #next = this.#buffer.length;

  constructor(seed: number) {
    this.#state = seededState(seed);
  }

  roll(): number {
    if (this.#next === this.#buffer.length) {
      fillRandom(this.#state, this.#buffer);
      this.#next = 0;
    }
    const rolled = this.#buffer[this.#next] ?? 0;
    this.#next += 1;
    return rolled / 2 ** 32;
  }

  pick<T>(list: readonly T[]): T {
    const found = list[Math.floor(this.roll() * list.length)];
    if (found === undefined) throw new Error("There is nothing to pick from.");
    return found;
  }
}

/** Lines of words, about `length` characters of them. */
function prose(dice: Dice, length: number): string {
  const parts: string[] = [];
  for (let written = 0; written < length; ) {
    const word = dice.pick(words);
    parts.push(word, dice.roll() < 0.06 ? ".\n" : " ");
    written += word.length + 1;
  }
  return parts.join("").trimEnd();
}

/** A run of any size, as a file of generic messages: agents in turn, thoughts, tool calls with their results. */
export function generateTrace({ steps, meanLength, agents = 4, long = {}, title, seed = 1 }: TraceShape): string {
  const dice = new Dice(seed);
  const team = names.slice(0, agents);
  const messages: Message[] = [];
  for (let step = 0; step < steps; step += 1) {
    const length = long[step] ?? Math.max(8, meanLength * (0.3 + 1.4 * dice.roll()));
    const agent = dice.pick(team);
    const before = messages.at(-1);
    const call = before?.tool_calls === undefined ? null : `call-${step - 1}`;
    if (call !== null) {
      messages.push({ agent: "search", kind: "tool result", content: prose(dice, length), tool_call_id: call });
    } else if (dice.roll() < 0.15 && long[step] === undefined) {
      const text = JSON.stringify({ query: prose(dice, length) });
      const tool_calls = [{ id: `call-${step}`, type: "function", function: { name: "search", arguments: text } }];
      messages.push({ agent, kind: "tool call", content: "", tool_calls });
    } else {
      const kind = dice.roll() < 0.2 ? "thought" : "message";
      messages.push({ agent, to: dice.pick(team), kind, content: prose(dice, length) });
    }
  }
  return JSON.stringify({ title: title ?? `Generated run of ${steps} steps`, system: "Generated", messages });
}
