import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";
import { checkout } from "./checkout.mjs";

/** Where a build has the pages' scripts, styles and fonts. */
export const assetFolder = join(checkout, ".next", "static");

const packed = { br: promisify(brotliCompress), gz: promisify(gzip) };

/** Writes each script and style in packed form beside itself: once with every build, not at every request. */
export async function packAssets() {
  const files = await readdir(assetFolder, { recursive: true });
  const texts = files.filter((file) => /\.(js|css)$/.test(file)).map((file) => join(assetFolder, file));
  await Promise.all(
    texts.flatMap((file) =>
      Object.entries(packed).map(async ([ending, pack]) => {
        await writeFile(`${file}.${ending}`, await pack(await readFile(file)));
      }),
    ),
  );
}
