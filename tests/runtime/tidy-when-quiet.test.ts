import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as after } from "node:timers/promises";
import { expect, test } from "vitest";
import { tidyWhenQuiet } from "../../bin/runtime/tidy-when-quiet.mjs";

test("memory is tidied once after the last answer, and not while one is on its way", async () => {
  const tidied: number[] = [];
  let open = 0;
  const heed = tidyWhenQuiet(() => tidied.push(open), 60);
  const server = createServer(async (request, response) => {
    heed(response);
    open += 1;
    response.once("close", () => {
      open -= 1;
    });
    if (request.url === "/slow") await after(400);
    response.end("ok");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const ask = async (path: string) => {
    const { port } = server.address() as AddressInfo;
    await (await fetch(`http://127.0.0.1:${port}${path}`)).text();
  };
  await Promise.all([ask("/slow"), ask("/quick"), ask("/quick")]);
  expect(tidied).toEqual([]);
  await expect.poll(() => tidied).toEqual([0]);
  await after(200);
  expect(tidied).toEqual([0]);
  await ask("/quick");
  await expect.poll(() => tidied).toEqual([0, 0]);
  server.close();
});
