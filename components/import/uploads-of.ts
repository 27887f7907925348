import { belongTogether } from "@/components/import/belong-together";
import type { Given, GivenFile } from "@/components/import/given-files";
import { packFiles } from "@/components/import/pack-files";

/** One file on the way to the server, which may be several in one. */
export interface NewUpload {
  readonly file: File;
  /** What it was packed of; empty for a file by itself. */
  readonly members: readonly File[];
}

/** An archive is held whole where it is read, up to this; what is larger goes file by file. */
const mostBytes = 240 * 1_048_576;
const mostFiles = 10_000;

const single = ({ file }: GivenFile): NewUpload => ({ file, members: [] });

function packed(name: string, files: readonly GivenFile[]): readonly NewUpload[] {
  const bytes = files.reduce((sum, { file }) => sum + file.size, 0);
  if (files.length < 2 || bytes > mostBytes || files.length > mostFiles) return files.map(single);
  return [{ file: packFiles(name, files), members: files.map(({ file }) => file) }];
}

/** Folders, and files that belong together, become one upload each. */
export async function uploadsOf(given: readonly Given[]): Promise<readonly NewUpload[]> {
  const uploads: NewUpload[] = [];
  for (const { folder, files } of given) {
    if (folder !== null) uploads.push(...packed(folder, files));
    else if (await belongTogether(files)) uploads.push(...packed(`${files.length} files together`, files));
    else uploads.push(...files.map(single));
  }
  return uploads;
}
