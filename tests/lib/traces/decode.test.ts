import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Decoder, encodingOf } from "@/lib/traces/decode";

function decode(bytes: Uint8Array, chunk: number): { text: string; replaced: number } {
  const encoding = encodingOf(bytes.subarray(0, 4096));
  if (!encoding.ok) throw new Error(encoding.failure.detail);
  const decoder = new Decoder(encoding.value);
  let text = "";
  for (let at = 0; at < bytes.length; at += chunk) text += decoder.text(bytes.subarray(at, at + chunk));
  return { text: text + decoder.end(), replaced: decoder.replaced };
}

const swapped = (text: string) => Buffer.from(text, "utf16le").swap16();

describe("decode", () => {
  it("reads UTF-8 and UTF-16 with and without a byte order mark, in chunks of any size", () => {
    const text = fc
      .string({ unit: "grapheme", minLength: 1 })
      .map((any) => `line one\r\nline two \ufffd ${any} and more plain words`);
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 9 }), (any, chunk) => {
        for (const bytes of [
          Buffer.from(any),
          Buffer.from(`\ufeff${any}`),
          Buffer.from(any, "utf16le"),
          Buffer.from(`\ufeff${any}`, "utf16le"),
          swapped(any),
          swapped(`\ufeff${any}`),
        ]) {
          expect(decode(bytes, chunk)).toEqual({ text: any, replaced: 0 });
        }
      }),
    );
  });

  it("counts bytes that are no text, and leaves a mark where they stood", () => {
    const bytes = Buffer.concat([
      Buffer.from("caf"),
      Buffer.from([0xe9]),
      Buffer.from(" au lait \ufffd "),
      Buffer.from([0xff]),
    ]);
    for (const chunk of [1, 2, 3, 100])
      expect(decode(bytes, chunk)).toEqual({ text: "caf\ufffd au lait \ufffd \ufffd", replaced: 2 });
  });

  it.each([
    ["ZIP", [0x50, 0x4b, 0x03, 0x04, 1]],
    ["gzip", [0x1f, 0x8b, 8]],
    ["PDF", [0x25, 0x50, 0x44, 0x46]],
    ["UTF-32", [0xff, 0xfe, 0, 0, 0x61, 0, 0, 0]],
    ["binary", Array.from({ length: 100 }, (_, at) => (at % 3 === 0 ? 0 : 7))],
  ])("says what to do with %s", (what, bytes) => {
    expect(encodingOf(Uint8Array.from(bytes))).toMatchObject({
      ok: false,
      failure: { code: "unreadable-upload", detail: expect.stringContaining(what) },
    });
  });
});
