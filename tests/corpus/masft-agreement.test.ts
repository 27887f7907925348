/** The labels that MAST's authors published, a human's beside o1's, compared as the guide says it. */
import { describe, expect, it } from "vitest";
import { agreement } from "@/lib/agreement/agreement";
import type { Rating } from "@/lib/agreement/rating-patterns";
import { maskOf } from "@/lib/reviews/masks";
import { traceIdentity } from "@/lib/traces/identity";
import { corpusFile, hasCorpus } from "../support/corpus";
import { readUpload } from "../support/read-upload";

const read = async (name: string) => readUpload(corpusFile(name), { filename: name });

/** Both files as they come to stand in a project: the first review of an annotator and trace stays. */
async function ratings(): Promise<Rating[]> {
  const uploads = [await read("masft-iaa/annotations.csv"), await read("masft-iaa/human_and_o1_joined.jsonl")];
  const known = new Map<string, Rating>();
  for (const trace of uploads.flatMap((upload) => upload.traces)) {
    const identity = traceIdentity(trace);
    for (const { annotator, judged, labels } of trace.reviews) {
      const key = `${identity} ${annotator}`;
      const found = maskOf(labels.map(({ mode }) => mode));
      if (!known.has(key)) known.set(key, { trace: identity, annotator, judged: maskOf(judged), found });
    }
  }
  return [...known.values()];
}

describe.skipIf(!hasCorpus)("corpus: the authors' labels (skipped where ../shared/corpus is missing)", () => {
  it("reads the table and the joined list as the same runs", async () => {
    const table = await read("masft-iaa/annotations.csv");
    const joined = await read("masft-iaa/human_and_o1_joined.jsonl");
    expect([table.format, table.rejected, joined.format, joined.rejected]).toEqual([
      "masft-table",
      [],
      "masft-labels",
      [],
    ]);
    expect([table.traces.length, joined.traces.length]).toEqual([154, 150]);
    const runs = new Set(table.traces.map(traceIdentity));
    expect(joined.traces.filter((trace) => !runs.has(traceIdentity(trace)))).toEqual([]);
  });

  it("finds human and o1 hardly agree beyond chance, over the eleven modes that both were asked about", async () => {
    const both = await ratings();
    const { overall, compared, modes } = agreement(both, {
      annotators: ["MASFT human flags", "MASFT o1 labels"],
      reference: null,
    });
    expect(compared).toBe(98);
    expect(modes.filter(({ items }) => items > 0)).toHaveLength(11);
    expect(overall.raw.value).toBeCloseTo(0.762, 3);
    expect(overall.cohen.value).toBeCloseTo(0.085, 3);

    // The same from the table of two by two, counted by hand here.
    const cells = { both: 0, human: 0, o1: 0, neither: 0 };
    const human = both.filter(({ annotator }) => annotator === "MASFT human flags");
    for (const one of human) {
      const other = both.find(({ trace, annotator }) => trace === one.trace && annotator === "MASFT o1 labels");
      if (!other) continue;
      for (let bit = 1; bit < 1 << 14; bit <<= 1) {
        if ((one.judged & other.judged & bit) === 0) continue;
        const [first, second] = [(one.found & bit) !== 0, (other.found & bit) !== 0];
        cells[first ? (second ? "both" : "human") : second ? "o1" : "neither"] += 1;
      }
    }
    const n = cells.both + cells.human + cells.o1 + cells.neither;
    const observed = (cells.both + cells.neither) / n;
    const [p, q] = [(cells.both + cells.human) / n, (cells.both + cells.o1) / n];
    const expected = p * q + (1 - p) * (1 - q);
    expect(overall.items).toBe(n);
    expect(overall.cohen.value).toBeCloseTo((observed - expected) / (1 - expected), 10);
    // o1 claims far more than the human does: that is most of the disagreement.
    expect(cells.o1).toBeGreaterThan(cells.human);
  });
});
