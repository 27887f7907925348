/**
 * Splits an Inspect log into logs of one sample each, all with the members that
 * stand before the samples: so a log of any size streams, and a broken sample
 * leaves its neighbours.
 */
import { JsonSplitter } from "@/lib/traces/json-splitter";
import { isObject } from "@/lib/traces/json-value";
import { parseJson } from "@/lib/traces/parse-json";
import type { SplitItem } from "@/lib/traces/split-records";

const membersIn = (text: string): ReadonlyMap<string, unknown> => {
  const reading = parseJson(text);
  return new Map(reading.ok && isObject(reading.value) ? Object.entries(reading.value) : []);
};

export class SampleSplitter {
  readonly #splitter: JsonSplitter;

  constructor(maxLength: number) {
    this.#splitter = new JsonSplitter(false, maxLength, ["samples"]);
  }

  push(chunk: string): SplitItem[] {
    return this.#splitter.push(chunk).flatMap((item) => this.#asLog(item));
  }

  end(): SplitItem[] {
    return this.#splitter.end().flatMap((item) => this.#asLog(item));
  }

  #asLog(item: SplitItem): SplitItem[] {
    if (item.type === "bad") return [item];
    if (item.type === "wrapper") return this.#behind(item);
    if (item.listed !== true) return [item];
    return [{ ...item, text: `${this.#splitter.leading}"samples":[${item.text}]}` }];
  }

  /** What stands behind the samples; the rest is in each of the logs. */
  #behind(wrapper: Extract<SplitItem, { type: "wrapper" }>): SplitItem[] {
    const known = membersIn(`${this.#splitter.leading.trimEnd().replace(/,$/, "")}}`);
    const left = [...membersIn(wrapper.text)].filter(([key]) => !known.has(key));
    return left.length === 0 ? [] : [{ ...wrapper, text: JSON.stringify(Object.fromEntries(left)) }];
  }
}
