import { describe, expect, test } from "vitest";
import { looseFiles, pickedFolder } from "@/components/import/given-files";
import { importQueue } from "@/components/import/import-queue";
import { remaining } from "@/components/import/remaining";
import { uploadsOf } from "@/components/import/uploads-of";
import { readArchive } from "../support/read-archive";
import { traceFixture } from "../support/trace-fixture";

const file = (name: string, text: string) => new File([text], name);
const chat = (text: string) => JSON.stringify({ messages: [{ role: "user", content: text }] });

/** As a picker of folders gives it. */
function inFolder(path: string, text: string): File {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return Object.defineProperty(file(name, text), "webkitRelativePath", { value: path });
}

const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());

describe("what is given to be imported", () => {
  test("files by themselves stay so", async () => {
    const uploads = await uploadsOf(looseFiles([file("a.json", chat("a")), file("b.json", chat("b"))]));
    expect(uploads.map(({ file: { name }, members }) => [name, members.length])).toEqual([
      ["a.json", 0],
      ["b.json", 0],
    ]);
  });

  test("a folder becomes one archive that is read file by file, names of any length and script included", async () => {
    const long = `${"deep/".repeat(40)}ü–长.json`;
    const [upload] = await uploadsOf(
      pickedFolder([
        inFolder(`runs/${long}`, chat("far down")),
        inFolder("runs/a.json", chat("on top")),
        inFolder("runs/.git/x", "x"),
      ]),
    );
    expect([upload?.file.name, upload?.members.length]).toEqual(["runs", 2]);
    const { traces, filenames, rejected } = await readArchive(await bytesOf(upload?.file ?? new Blob()), {
      filename: "runs",
    });
    expect(traces.map(({ title }) => title).sort()).toEqual(["far down", "on top"]);
    expect(filenames).toContain(long);
    expect(rejected).toEqual([]);
  });

  test("labels dropped with their runs are joined to them", async () => {
    const given = ["agentrx-truth.json", "agentrx-run-2ddae3b7.json"].map((name) =>
      file(name, traceFixture(name).toString()),
    );
    const [upload, ...others] = await uploadsOf(looseFiles(given));
    expect([others.length, upload?.members.length]).toEqual([0, 2]);
    const { traces } = await readArchive(await bytesOf(upload?.file ?? new Blob()));
    expect(traces[0]?.claims.length).toBeGreaterThan(0);
  });

  test("the parts of an ATIF run are read as one", async () => {
    const part = (id: string, words: string, next?: string) =>
      JSON.stringify({
        schema_version: "ATIF-v1.6",
        session_id: id,
        agent: { name: "digger", version: "1" },
        steps: [
          { step_id: 1, source: "user", message: words, ...(next ? {} : { is_copied_context: true }) },
          { step_id: 2, source: "agent", message: `after ${words}` },
        ],
        ...(next ? { continued_trajectory_ref: next } : {}),
      });
    const [upload] = await uploadsOf(
      looseFiles([file("t.cont-1.json", part("s-1", "two")), file("t.json", part("s", "one", "t.cont-1.json"))]),
    );
    const { traces } = await readArchive(await bytesOf(upload?.file ?? new Blob()));
    expect(traces.map(({ steps }) => steps.map(({ content }) => content))).toEqual([["one", "after one", "after two"]]);
    expect(traces[0]?.warnings).toEqual([]);
    expect(traces[0]?.raw).toMatchObject({ continuedIn: [{ session_id: "s-1" }], copiedContext: [{ message: "two" }] });
  });

  test("what was packed can be read file by file after all", () => {
    const members = [file("a", "{}"), file("b", "{}")];
    const added = importQueue([], { type: "add", uploads: [{ file: file("ab", "x"), members }], firstKey: 1 });
    const parted = importQueue(added, { type: "part", key: 1, firstKey: 2 });
    expect(parted.map(({ key, file: { name } }) => [key, name])).toEqual([
      [2, "a"],
      [3, "b"],
    ]);
  });
});

describe("how long the rest will take", () => {
  test.each([
    [{ bytes: 10, elapsed: 100 }, null],
    [{ bytes: 0, elapsed: 5000 }, null],
    [
      { bytes: 1_000_000, elapsed: 1000 },
      { bytesPerSecond: 1_000_000, left: "9 s" },
    ],
    [
      { bytes: 10_000, elapsed: 1000 },
      { bytesPerSecond: 10_000, left: "17 min" },
    ],
    [
      { bytes: 1000, elapsed: 1000 },
      { bytesPerSecond: 1000, left: "3 h" },
    ],
    [
      { bytes: 10_000_000, elapsed: 1000 },
      { bytesPerSecond: 10_000_000, left: null },
    ],
  ])("%o", (progress, pace) => {
    expect(remaining({ ...progress, records: 0, created: 0 }, 10_000_000)).toEqual(pace);
  });
});
