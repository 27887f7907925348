import { expect, test } from "vitest";
import { WritingInOrder } from "@/lib/workflows/writing-in-order";

/** Writes that end when they are told to. */
function writes() {
  const said: string[] = [];
  const begun: string[] = [];
  const gates = new Map<string, PromiseWithResolvers<void>>();
  const write = (name: string) => async () => {
    begun.push(name);
    const gate = Promise.withResolvers<void>();
    gates.set(name, gate);
    await gate.promise;
    return () => {
      said.push(name);
    };
  };
  const gate = (name: string) => {
    const found = gates.get(name);
    if (found === undefined) throw new Error(`${name} has not begun.`);
    return found;
  };
  return {
    said,
    begun,
    write,
    end: (name: string) => gate(name).resolve(),
    fail: (name: string) => gate(name).reject(new Error(name)),
  };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test("two write at once, and report in their order", async () => {
  const { said, begun, write, end } = writes();
  const writing = new WritingInOrder();
  await writing.begin(write("a"), false);
  await writing.begin(write("b"), false);
  const third = writing.begin(write("c"), false);
  await settled();
  expect(begun).toEqual(["a", "b"]);
  end("b");
  await settled();
  expect(said).toEqual([]);
  end("a");
  await third;
  end("c");
  await writing.ended();
  expect(said).toEqual(["a", "b", "c"]);
});

test("a write that is to be alone waits for all before it", async () => {
  const { begun, write, end } = writes();
  const writing = new WritingInOrder();
  await writing.begin(write("a"), false);
  const second = writing.begin(write("b"), true);
  await settled();
  expect(begun).toEqual(["a"]);
  end("a");
  await second;
  expect(begun).toEqual(["a", "b"]);
  end("b");
  await writing.ended();
});

test("a failure is told once everything that had begun is through", async () => {
  const { said, write, end, fail } = writes();
  const writing = new WritingInOrder();
  await writing.begin(write("a"), false);
  await writing.begin(write("b"), false);
  let told = false;
  const ended = writing.ended().catch((error: unknown) => {
    told = true;
    return error;
  });
  fail("a");
  await settled();
  expect(told).toBe(false);
  end("b");
  expect(await ended).toEqual(new Error("a"));
  expect(said).toEqual([]);
});
