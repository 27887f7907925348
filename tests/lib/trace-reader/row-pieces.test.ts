import { expect, test } from "vitest";
import { piecesOf } from "@/components/trace/row-pieces";
import { countCodePoints, sliceCodePoints } from "@/lib/traces/code-points";
import { readableText, toolCallRanges } from "@/lib/traces/readable-text";

const content = "I will look 😀 it up.";
const toolCalls = [
  { id: null, name: "search", arguments: '{"q": "mast"}' },
  { id: null, name: "open", arguments: "" },
];
const { text } = readableText(content, toolCalls);
const loaded = { contentEnd: countCodePoints(content), calls: toolCallRanges(content, toolCalls) };

test("the text of a row is parted into content, names and arguments, each with where it starts", () => {
  const pieces = piecesOf(loaded, 0, text);
  expect(pieces.map(({ part, call }) => `${part} ${call}`)).toEqual(["content -1", "name 0", "arguments 0", "name 1"]);
  for (const piece of pieces) {
    expect(sliceCodePoints(text, piece.start, piece.start + countCodePoints(piece.text))).toBe(piece.text);
  }
});

test("a row that begins within a part gets the rest of it", () => {
  const at = (loaded.calls[0]?.arguments.start ?? 0) + 2;
  const [first] = piecesOf(loaded, at, sliceCodePoints(text, at, countCodePoints(text)));
  expect(first).toEqual({ part: "arguments", call: 0, start: at, text: 'q": "mast"}' });
});
