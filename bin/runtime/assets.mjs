import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import sirv from "sirv";
import { assetFolder as folder } from "./pack-assets.mjs";
import { styleSheet } from "./style-sheet.mjs";

/** The path under which the files of the build are asked for. */
const path = "/_next/static";

/** The style sheets of the build, by the path under which they are asked for, as they may stand in a page. */
export async function readStyles() {
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith(".css"));
  return new Map(
    await Promise.all(
      files.map(async (file) => {
        const url = `${path}/${file.replaceAll("\\", "/")}`;
        const text = await readFile(join(folder, file), "utf8");
        // What it names beside itself is not beside the page.
        const absolute = text.replace(
          /url\((\.[^)]+)\)/g,
          (_, near) => `url(${new URL(near, `http://-${url}`).pathname})`,
        );
        return /** @type {const} */ ([url, styleSheet(absolute)]);
      }),
    ),
  );
}

/**
 * Answers for the scripts, styles and fonts of the build. Their names change with their contents, so browsers keep them.
 * @returns {(request: import("node:http").IncomingMessage, response: import("node:http").ServerResponse) => boolean} Whether it answers.
 */
export function assets() {
  const send = sirv(folder, {
    immutable: true,
    maxAge: 31_536_000,
    brotli: true,
    gzip: true,
    setHeaders: (response) => void response.setHeader("X-Content-Type-Options", "nosniff"),
  });
  return (request, response) => {
    const { url = "", method = "" } = request;
    if (!url.startsWith(`${path}/`) || !["GET", "HEAD"].includes(method)) return false;
    request.url = url.slice(path.length);
    send(request, response);
    return true;
  };
}
