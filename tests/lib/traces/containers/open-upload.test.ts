import { zstdCompressSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ContainerCaps, ContainerError, defaultContainerCaps } from "@/lib/traces/containers/container-caps";
import { openUpload } from "@/lib/traces/containers/open-upload";
import { gzipOf, tarHeader, tarOf, zipOf, zstdZipOf } from "../../../support/archives";

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

interface Opened {
  readonly files: Readonly<Record<string, string>>;
  readonly skipped: Readonly<Record<string, string>>;
}

async function open(
  bytes: Uint8Array,
  filename = "upload",
  caps: Partial<ContainerCaps> = {},
  chunk = 1021,
): Promise<Opened> {
  const files = new Map<string, string>();
  const skipped = new Map<string, string>();
  for await (const entry of openUpload(inChunks(bytes, chunk), filename, {
    caps: { ...defaultContainerCaps, ...caps },
  })) {
    if (entry.type === "skipped") skipped.set(entry.filename, entry.reason);
    else {
      const decoder = new TextDecoder();
      let text = "";
      for await (const piece of entry.chunks) text += decoder.decode(piece, { stream: true });
      files.set(entry.filename, text);
    }
  }
  return { files: Object.fromEntries(files), skipped: Object.fromEntries(skipped) };
}

const text = (content: string) => new TextEncoder().encode(content);
const two = { "runs/a.json": '{"a": "ä"}', "runs/b.log": "line\r\n" };

describe("what an upload holds", () => {
  it("is itself when it is no archive, whatever its name", async () => {
    expect(await open(text("{}"), "runs.zip")).toEqual({ files: { "runs.zip": "{}" }, skipped: {} });
    expect(await open(new Uint8Array(), "nothing")).toEqual({ files: { nothing: "" }, skipped: {} });
  });

  it.each([1, 7, 65_536])("is what a gzip, ZIP, tar or tar.gz holds, in chunks of %i", async (chunk) => {
    expect((await open(await gzipOf("hello"), "run.jsonl.gz", {}, chunk)).files).toEqual({ "run.jsonl": "hello" });
    expect((await open(await zipOf(two), "runs.zip", {}, chunk)).files).toEqual(two);
    expect((await open(tarOf(two), "runs.tar", {}, chunk)).files).toEqual(two);
    expect((await open(await gzipOf(tarOf(two)), "runs.tgz", {}, chunk)).files).toEqual(two);
  });

  it("undoes Zstandard, alone and in a ZIP", async () => {
    expect((await open(zstdCompressSync("hello"), "run.jsonl.zst")).files).toEqual({ "run.jsonl": "hello" });
    expect((await open(await zstdZipOf("a.json", "hello"))).files).toEqual({ "a.json": "hello" });
  });

  it("takes several gzip members after one another as one file", async () => {
    const both = new Uint8Array([...(await gzipOf("one ")), ...(await gzipOf("two"))]);
    expect((await open(both, "x.gz")).files).toEqual({ x: "one two" });
  });

  it("opens an archive in the archive, and none inside that", async () => {
    const inner = await zipOf(two);
    const deep = await zipOf({ "mid.zip": await zipOf({ "in.zip": inner, "c.json": "1" }) });
    expect(await open(await zipOf({ "set.zip": inner, "d.json.gz": await gzipOf("3") }))).toEqual({
      files: { "set.zip/runs/a.json": two["runs/a.json"], "set.zip/runs/b.log": two["runs/b.log"], "d.json": "3" },
      skipped: {},
    });
    const opened = await open(deep);
    expect(opened.files).toEqual({ "mid.zip/c.json": "1" });
    expect(opened.skipped["mid.zip/in.zip"]).toContain("unpack it first");
  });

  it("leaves out what is no trace, and says so where somebody might miss it", async () => {
    const { files, skipped } = await open(
      await zipOf({
        "__MACOSX/._a.json": "x",
        "README.md": "x",
        "plot.png": "x",
        ".claude/projects/p/s.jsonl": "kept",
      }),
    );
    expect(files).toEqual({ ".claude/projects/p/s.jsonl": "kept" });
    expect(skipped).toEqual({
      "__MACOSX/._a.json": "",
      "README.md": expect.stringContaining("not a trace"),
      "plot.png": expect.stringContaining("media"),
    });
  });
});

describe("hostile archives", () => {
  it("takes names as data, never as paths", async () => {
    const names = ["../../etc/passwd", "/abs.json", "C:\\x.json", "a\u0000b.json", `${"d/".repeat(400)}deep.json`];
    for (const name of names) {
      const zip = await open(await zipOf({ [name]: "1" }));
      expect(Object.values(zip.files)).toEqual(["1"]);
      expect(Object.keys(zip.files)[0]?.length).toBeLessThanOrEqual(501);
    }
    expect((await open(tarOf({ "../../x.json": "1", [`${"e/".repeat(80)}y.json`]: "2" }))).files).toEqual({
      "../../x.json": "1",
      [`${"e/".repeat(80)}y.json`]: "2",
    });
  });

  it.each(["gzip", "zip"])("stops a bomb made with %s while it unpacks", async (kind) => {
    const zeros = new Uint8Array(8 * 1024 ** 2);
    const bomb = kind === "gzip" ? await gzipOf(zeros) : await zipOf({ "zeros.json": zeros });
    await expect(open(bomb, "bomb", { freeBytes: 1024 ** 2 }, 65_536)).rejects.toThrow(/swells more than 200-fold/);
    await expect(open(bomb, "bomb", { bytes: 1024 ** 2 }, 65_536)).rejects.toThrow(/more than 1 MiB/);
    expect((await open(bomb, "bomb", {}, 65_536)).files).toBeTruthy();
  });

  it("counts many small swellings together", async () => {
    const zeros = new Uint8Array(512 * 1024);
    const many = Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`${n}.json`, zeros]));
    await expect(open(await zipOf(many), "bomb", { freeBytes: 4 * 1024 ** 2 }, 65_536)).rejects.toThrow(/200-fold/);
  });

  it("limits the number of files and the size that is put aside", async () => {
    const many = Object.fromEntries(Array.from({ length: 11 }, (_, n) => [`${n}.json`, "1"]));
    await expect(open(await zipOf(many), "x", { entries: 10 })).rejects.toThrow(/more than 10 files/);
    await expect(open(tarOf(many), "x", { entries: 10 })).rejects.toThrow(/more than 10 files/);
    await expect(open(tarOf(many), "x", { held: 1024 ** 2 / 512 })).rejects.toThrow(/most of one that is put aside/);
  });

  it("says what is broken", async () => {
    const gzip = await gzipOf("hello ".repeat(1000));
    const zip = await zipOf({ "a.json": "hello ".repeat(1000) });
    await expect(open(gzip.subarray(0, gzip.length - 10))).rejects.toThrow(/gzip is broken or cut off/);
    await expect(open(zip.subarray(0, zip.length - 30))).rejects.toThrow(/ZIP archive is broken or cut off/);
    await expect(open(tarOf(two).subarray(0, 900))).rejects.toThrow(/tar archive is broken or cut off/);
    await expect(open(await gzipOf(gzip))).rejects.toThrow(/compressed twice/);
    const spoilt = Uint8Array.from(zip, (byte, at) => (at === 60 ? byte ^ 0xff : byte));
    await expect(open(spoilt)).rejects.toThrow(/broken/);
    const crooked = new Uint8Array([...tarHeader("x", 8 ** 10 - 1), ...new Uint8Array(1024)]);
    await expect(open(crooked)).rejects.toThrow(/broken/);
  });

  it("leaves out what is encrypted or linked", async () => {
    const encrypted = await open(await zipOf({ "a.json": "1" }, { password: "secret" }));
    expect(encrypted).toEqual({ files: {}, skipped: { "a.json": "it is encrypted" } });
    const linked = await open(new Uint8Array([...tarHeader("l.json", 0, "2"), ...new Uint8Array(1024)]));
    expect(linked.skipped["l.json"]).toContain("link");
  });

  it("passes on the failure of whoever sends the bytes", async () => {
    const gzip = await gzipOf("hello ".repeat(100_000));
    async function* lost(): AsyncGenerator<Uint8Array> {
      yield gzip.subarray(0, 30);
      throw new Error("the line is dead");
    }
    const opened = (async () => {
      for await (const entry of openUpload(lost(), "x.gz"))
        if (entry.type === "file") for await (const _ of entry.chunks);
    })();
    await expect(opened).rejects.toThrow("the line is dead");
  });

  it("throws nothing but its own error, whatever the bytes", async () => {
    const seeds = [await zipOf(two), tarOf(two), await gzipOf(tarOf(two))];
    const change = fc.record({ at: fc.nat(), byte: fc.nat(255), cut: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...seeds),
        fc.array(change, { minLength: 1, maxLength: 4 }),
        async (seed, changes) => {
          let bytes = Uint8Array.from(seed);
          for (const { at, byte, cut } of changes) {
            if (cut) bytes = bytes.subarray(0, at % (bytes.length + 1));
            else if (bytes.length > 0) bytes[at % bytes.length] = byte;
          }
          await open(bytes, "x", { freeBytes: 1024 ** 2 }).catch((error: unknown) =>
            expect(error).toBeInstanceOf(ContainerError),
          );
        },
      ),
      { numRuns: 200 },
    );
  }, 30_000);
});
