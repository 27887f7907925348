/** Files that stand beside traces in archives and folders, and are none. */

const litter = /(?:^|\/)(?:__MACOSX\/|\.[^/]*$|Thumbs\.db$|desktop\.ini$)/i;
const papers = /(?:^|\/)(?:readme|license|licence|notice|changelog|contributing|code_of_conduct)(?:[.-][^/]*)?$/i;
const kinds: readonly (readonly [ending: RegExp, what: string])[] = [
  [/\.(?:py|pyc|ipynb|js|mjs|cjs|ts|tsx|jsx|css|sh|bash|c|h|cpp|rs|go|java|rb|sql|r|patch|diff)$/i, "code"],
  [/\.(?:ya?ml|toml|ini|cfg|conf|lock|env|xml|rels|plist)$/i, "configuration"],
  [/\.(?:png|jpe?g|gif|webp|svg|ico|bmp|mp[34]|wav|webm|mov|pdf|docx?|xlsx?|pptx?|html?)$/i, "a document or media"],
  [/\.(?:csv|tsv|parquet|arrow|feather)$/i, "a table"],
  [/\.(?:pkl|pickle|npy|npz|pt|pth|bin|exe|dll|so|sqlite3?|db|whl|7z|rar|xz|bz2|zst)$/i, "binary"],
];

/** Why a file of an archive is left out by its name alone; "" for what the machine wrote and nobody misses; null to read it. */
export function noTraceReason(name: string): string | null {
  if (litter.test(name)) return "";
  if (papers.test(name)) return "it is about the files, not a trace";
  const kind = kinds.find(([ending]) => ending.test(name));
  return kind === undefined ? null : `by its name it is ${kind[1]}`;
}
