import fc from "fast-check";
import { expect, test } from "vitest";
import { pack, unpack } from "@/lib/core/packed";

const named = fc.string({ minLength: 1, unit: "binary" });
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, true, 0, -1.5, "", 'é😀\u0000\\"'),
    fc.date({ noInvalidDate: true }),
    fc.constant(undefined),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(named, tie("value"), { maxKeys: 4, noNullPrototype: true }),
    // Lists of which the objects have the same keys, or nearly.
    fc.array(fc.record({ id: tie("value"), at: tie("value") }, { requiredKeys: ["id"], noNullPrototype: true })),
  ),
}));

test("what is packed comes out as JSON would have it", () => {
  const inList = value.map((one) => [one]);
  fc.assert(
    fc.property(inList, (packed) => {
      expect(unpack(pack(packed))).toEqual(JSON.parse(JSON.stringify(packed)));
    }),
  );
});

test("objects with the same keys name them once, within one another too", () => {
  const labels = Array.from({ length: 3 }, (_, at) => ({
    mode: `1.${at}`,
    note: null,
    places: [
      { first: at, last: 2 },
      { first: 0, last: at },
    ],
  }));
  expect(unpack(pack({ labels }))).toEqual({ labels });
  expect(pack({ labels }).match(/"mode"/g)).toHaveLength(1);
  expect(pack({ labels }).match(/"first"/g)).toHaveLength(3);
});

test("objects with other keys, or in another order, stay apart", () => {
  for (const list of [
    [{ a: 1 }, { b: 1 }],
    [
      { a: 1, b: 2 },
      { b: 2, a: 1 },
    ],
    [{ a: 1 }, null],
    [{}, {}],
  ]) {
    expect(pack(list)).toBe(JSON.stringify(list));
  }
});

test("a key of the prototype is a key like others", () => {
  const text = '[{"__proto__":1,"a":2},{"__proto__":3,"a":4}]';
  expect(JSON.stringify(unpack(pack(JSON.parse(text))))).toBe(text);
});
