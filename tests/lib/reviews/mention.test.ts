import { describe, expect, test } from "vitest";
import { mentionedIn } from "@/lib/reviews/comment-schema";
import { fitting, mentionAt, withMention } from "@/lib/reviews/mention";

const members = ["Ada Lovelace", "Bo", "Adam", "Grace Adams"].map((name) => ({ name }));

describe("a mention that is being written", () => {
  test.each([
    ["@", 1, { at: 0, typed: "" }],
    ["so, @Ad", 7, { at: 4, typed: "Ad" }],
    ["@Ada L is", 6, { at: 0, typed: "Ada L" }],
    ["(@bo)", 4, { at: 1, typed: "bo" }],
    ["mail ada@example.org", 12, null],
    ["no name here", 5, null],
    ["@Ada\nnext", 9, null],
  ])("%j with the caret at %i", (text, caret, expected) => {
    expect(mentionAt(text, caret)).toEqual(expected);
  });

  test("offers names that begin so, and then those of which a later part does", () => {
    expect(fitting(members, "ad").map(({ name }) => name)).toEqual(["Ada Lovelace", "Adam", "Grace Adams"]);
    expect(fitting(members, "Ada L").map(({ name }) => name)).toEqual(["Ada Lovelace"]);
    expect(fitting(members, "zo")).toEqual([]);
  });

  test("writes the name out where it was begun, so that it is found again", () => {
    const text = "Ask @ad about it";
    const begun = mentionAt(text, 7);
    if (!begun) throw new Error("There is a mention.");
    const said = withMention(text, begun, "Ada Lovelace");
    expect(said).toEqual({ text: "Ask @Ada Lovelace about it", caret: 18 });
    expect(mentionedIn(said.text, members).map(({ name }) => name)).toEqual(["Ada Lovelace"]);
  });
});
