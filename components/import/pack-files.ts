import type { GivenFile } from "@/components/import/given-files";
import { tarEnd, tarHeader, tarPadding } from "@/lib/traces/containers/tar-header.mjs";

/** Copies, since a view of shared memory is no part of a Blob. */
const part = (bytes: Uint8Array) => new Uint8Array(bytes);

/** Files as one tar archive. Nothing is read: the browser streams the parts from disk when it is sent. */
export function packFiles(name: string, files: readonly GivenFile[]): File {
  const parts = files.flatMap(({ path, file }): BlobPart[] => [
    ...tarHeader(path, file.size).map(part),
    file,
    part(tarPadding(file.size)),
  ]);
  return new File([...parts, part(tarEnd)], name, { type: "application/x-tar" });
}
