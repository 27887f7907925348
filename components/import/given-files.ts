/** What a person gives to be imported: single files, and folders whose files stay together. */

export interface GivenFile {
  /** Where it lies within what was given. */
  readonly path: string;
  readonly file: File;
}

export interface Given {
  /** Name of the folder; null for files by themselves. */
  readonly folder: string | null;
  readonly files: readonly GivenFile[];
}

const litter = /(?:^|\/)(?:\.[^/]*|Thumbs\.db|desktop\.ini)(?:\/|$)|(?:^|\/)(?:node_modules|__pycache__|__MACOSX)\//;

function kept(files: readonly GivenFile[]): readonly GivenFile[] {
  const found = files.filter(({ path, file }) => file.size > 0 && !litter.test(path));
  return found.toSorted((one, other) => (one.path < other.path ? -1 : 1));
}

/** What a picker of folders gives: each file says where it lies, the folder's name first. */
export function pickedFolder(files: readonly File[]): readonly Given[] {
  const folders = new Map<string, GivenFile[]>();
  for (const file of files) {
    const [folder = "", ...rest] = file.webkitRelativePath.split("/");
    folders.set(folder, [...(folders.get(folder) ?? []), { path: rest.join("/"), file }]);
  }
  return [...folders]
    .map(([folder, list]) => ({ folder, files: kept(list) }))
    .filter(({ files: list }) => list.length > 0);
}

export function looseFiles(files: readonly File[]): readonly Given[] {
  return files.length === 0 ? [] : [{ folder: null, files: files.map((file) => ({ path: file.name, file })) }];
}

function entriesOf(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  return new Promise((resolve, reject) => reader.readEntries(resolve, reject));
}

async function below(entry: FileSystemEntry, path: string): Promise<readonly GivenFile[]> {
  if (entry instanceof FileSystemFileEntry) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    return [{ path: path + entry.name, file }];
  }
  if (!(entry instanceof FileSystemDirectoryEntry)) return [];
  const reader = entry.createReader();
  const found: GivenFile[] = [];
  // A reader gives a hundred entries at a time, and an empty list at the end.
  for (let list = await entriesOf(reader); list.length > 0; list = await entriesOf(reader))
    for (const inner of list) found.push(...(await below(inner, `${path}${entry.name}/`)));
  return found;
}

/** What was dropped. To be called while the event is handled, since the browser forgets it then. */
export async function droppedFiles(transfer: DataTransfer): Promise<readonly Given[]> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const files = [...transfer.files];
  if (!entries.some((entry) => entry.isDirectory)) return looseFiles(files);
  const loose: File[] = [];
  const given: Given[] = [];
  for (const entry of entries) {
    const found = await below(entry, "");
    if (!entry.isDirectory) loose.push(...found.map(({ file }) => file));
    else
      given.push({
        folder: entry.name,
        files: kept(found.map((one) => ({ ...one, path: one.path.slice(entry.name.length + 1) }))),
      });
  }
  return [...looseFiles(loose), ...given.filter(({ files: list }) => list.length > 0)];
}
