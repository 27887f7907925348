/** `npm run topmast -- import` where the server is away or breaks off; what it does with a whole one is in e2e. */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "topmast-import-"));
const file = join(folder, "run.jsonl");
const empty = join(folder, "empty");
writeFileSync(file, '{"role":"user","content":"Is the bed dry?"}\n');
mkdirSync(empty);
afterAll(() => rmSync(folder, { recursive: true }));

async function run(args: readonly string[], address = "http://127.0.0.1:9") {
  const child = spawn(process.execPath, [
    "bin/topmast.mjs",
    "import",
    ...args,
    "-p",
    "p",
    "--key",
    "k",
    "--url",
    address,
  ]);
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (piece: Buffer) => {
      said += piece.toString();
    });
  const code = await new Promise<number | null>((done) => child.on("close", done));
  return { code, said };
}

it.each([
  ["a file that is not there", "no-such-file", "There is no file or folder no-such-file."],
  ["a folder without files", empty, "There are no files in"],
  ["no server", file, "does not answer"],
])("ends with 1 at %s, and says so", async (_, name, words) => {
  expect(await run([name])).toEqual({ code: 1, said: expect.stringContaining(words) });
});

it("says how to go on where the server breaks off in the midst of its answer", async () => {
  const breaksOff = (socket: Socket) => {
    socket.once("data", () => {
      socket.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
      const line = '{"type":"progress","records":1,"bytes":1,"created":0}\n';
      socket.write(`${line.length.toString(16)}\r\n${line}\r\n`, () => setTimeout(() => socket.destroy(), 100));
    });
    socket.on("error", () => {});
  };
  const server = createServer(breaksOff);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const bound = server.address();
  const port = typeof bound === "object" && bound !== null ? bound.port : 0;
  const { code, said } = await run([file], `http://127.0.0.1:${port}`);
  server.close();
  expect([code, said]).toEqual([1, expect.stringContaining("Send the file again to go on.")]);
});
