import { once } from "node:events";
import { request as ask, createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { BrotliCompress } from "minizlib";
import { expect, onTestFinished, test, vi } from "vitest";
import { hastenPage } from "../../bin/runtime/hasten-page.mjs";

const text = "how many sails? ".repeat(2_000);

/** A server whose pages are written by `write`, and its address. */
async function serve(write: (response: ServerResponse, showTextFirst: () => void) => void): Promise<string> {
  const server = createServer((request, response) => {
    const showTextFirst = hastenPage(request, response, new Map());
    response.setHeader("Content-Security-Policy", "script-src 'nonce-abc'");
    response.setHeader("Content-Type", "text/html");
    write(response, showTextFirst);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

test("a page is packed from its first piece on, and what packs it is closed with it", async () => {
  // Left open it is freed by V8 alone, which collects everything every few pages for it.
  const close = vi.spyOn(BrotliCompress.prototype, "close");
  const url = await serve((response) => {
    response.write(`<head></head><p>${text}</p>`);
    response.end("<p>so many</p>");
  });
  const page = await fetch(url, { headers: { "accept-encoding": "br" } });
  expect(page.headers.get("content-encoding")).toBe("br");
  expect(await page.text()).toContain(`<p>${text}</p><p>so many</p>`);
  expect(close).toHaveBeenCalled();
});

test("who writes on to somebody who has gone away is not disturbed", async () => {
  const gone = Promise.withResolvers<void>();
  const url = await serve((response) => {
    response.write(`<head></head><p>${text}</p>`);
    response.once("close", () => {
      response.write("<p>so many</p>");
      response.end();
      gone.resolve();
    });
  });
  const request = ask(url, { headers: { "accept-encoding": "br" } });
  request.once("response", () => request.destroy()).on("error", () => {});
  request.end();
  await expect(gone.promise).resolves.toBeUndefined();
});

test("while a browser draws a text, nothing else of its page is sent, and whoever writes is told to wait", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  const written: boolean[] = [];
  const takesMore = Promise.withResolvers<void>();
  const url = await serve((response, showTextFirst) => {
    showTextFirst();
    response.once("drain", takesMore.resolve);
    const shell = `<head></head><p>${text}</p><script id="_R_"></script>`;
    written.push(response.write(shell), response.write("<p>so many</p>"));
    response.end("<p>and no more</p>");
  });
  for (const encoding of ["br", "identity"]) {
    const page = await fetch(url, { headers: { "accept-encoding": encoding } });
    const read = page.body?.pipeThrough(new TextDecoderStream()).getReader();
    let received = "";
    while (!received.endsWith("</script>")) received += (await read?.read())?.value ?? "";
    expect(received).toContain(text);
    const more = read?.read();
    const early = await Promise.race([more, sleep(50)]);
    expect(early).toBeUndefined();
    vi.advanceTimersByTime(1_000);
    received = (await more)?.value ?? "";
    for (let next = await read?.read(); next?.done === false; next = await read?.read()) received += next.value;
    expect(received).toContain("<p>so many</p><p>and no more</p>");
  }
  await takesMore.promise;
  expect(written).toEqual([false, false, false, false]);
});
