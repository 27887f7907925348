import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ModeCode } from "@/lib/mast/taxonomy";
import { consensus, consensusRules, type SubmittedReview } from "@/lib/reviews/consensus";
import { everyMode, maskOf } from "@/lib/reviews/masks";

function person(...found: ModeCode[]): SubmittedReview {
  return { judged: everyMode, found: maskOf(found), adjudicated: false };
}

function partly(judged: ModeCode[], found: ModeCode[]): SubmittedReview {
  return { judged: maskOf(judged), found: maskOf(found), adjudicated: false };
}

function settled(...found: ModeCode[]): SubmittedReview {
  return { ...person(...found), adjudicated: true };
}

const review = fc
  .record({ judged: fc.nat({ max: everyMode }), found: fc.nat({ max: everyMode }), adjudicated: fc.constant(false) })
  .map((masks) => ({ ...masks, found: masks.found & masks.judged }));
const reviews = fc.array(review, { maxLength: 6 });
const rule = fc.constantFrom(...consensusRules);

describe("consensus", () => {
  test("two people must both find a mode for a majority", () => {
    expect(consensus([person("1.1", "2.6"), person("2.6")], "majority")).toEqual({
      judged: everyMode,
      found: maskOf(["2.6"]),
    });
  });

  test("two of three are a majority; any takes one, all takes three", () => {
    const three = [person("1.3", "3.2"), person("1.3", "2.2"), person("3.2", "1.3")];
    expect(consensus(three, "majority")?.found).toBe(maskOf(["1.3", "3.2"]));
    expect(consensus(three, "any")?.found).toBe(maskOf(["1.3", "2.2", "3.2"]));
    expect(consensus(three, "all")?.found).toBe(maskOf(["1.3"]));
  });

  test("only those who judged a mode have a vote on it", () => {
    const verdict = consensus([partly(["2.1", "2.2"], ["2.2"]), partly(["2.2", "3.1"], ["2.2", "3.1"])], "majority");
    expect(verdict).toEqual({ judged: maskOf(["2.1", "2.2", "3.1"]), found: maskOf(["2.2", "3.1"]) });
  });

  test("the adjudicated review stands above the others where it is asked for, and votes nowhere else", () => {
    const both = [person("1.1"), person("1.1"), settled("2.4")];
    expect(consensus(both, "adjudicated")?.found).toBe(maskOf(["2.4"]));
    expect(consensus(both, "majority")?.found).toBe(maskOf(["1.1"]));
    expect(consensus(both, "any")?.found).toBe(maskOf(["1.1"]));
  });

  test("without an adjudicated review that rule is the majority", () => {
    fc.assert(
      fc.property(reviews, (some) => {
        expect(consensus(some, "adjudicated")).toEqual(consensus(some, "majority"));
      }),
    );
  });

  test("nobody, or nothing judged, is unread under every rule", () => {
    fc.assert(
      fc.property(rule, (one) => {
        expect(consensus([], one)).toBeNull();
        expect(consensus([partly([], [])], one)).toBeNull();
      }),
    );
  });

  test("read without a failure is judged, and nothing found", () => {
    expect(consensus([person()], "majority")).toEqual({ judged: everyMode, found: 0 });
  });

  test("one annotator is right about themselves under every rule", () => {
    fc.assert(
      fc.property(review, rule, (one, how) => {
        fc.pre(one.judged !== 0);
        expect(consensus([one], how)).toEqual({ judged: one.judged, found: one.found });
      }),
    );
  });

  test("all finds no more than majority, majority no more than any; what is found was judged; order does not matter", () => {
    fc.assert(
      fc.property(reviews, (some) => {
        const [all, majority, any] = [consensus(some, "all"), consensus(some, "majority"), consensus(some, "any")];
        fc.pre(all !== null && majority !== null && any !== null);
        expect(all.found & ~majority.found).toBe(0);
        expect(majority.found & ~any.found).toBe(0);
        expect(any.found & ~any.judged).toBe(0);
        expect(consensus([...some].reverse(), "majority")).toEqual(majority);
      }),
    );
  });

  test("asking everyone twice changes nothing", () => {
    fc.assert(
      fc.property(reviews, rule, (some, how) => {
        expect(consensus([...some, ...some], how)).toEqual(consensus(some, how));
      }),
    );
  });
});
