/** One element of a mapped list → the steps that it holds. What the mapping names no field for stays in `raw`. */
import type { Json, ParsedStep, StepKind } from "@/lib/traces/canonical";
import { stepOf } from "@/lib/traces/draft";
import { isList, isObject, textOf } from "@/lib/traces/json-value";
import { isPrefix, type JsonPath, valueAt, withValueAt } from "@/lib/traces/mapping/json-path";
import { kindOfWord } from "@/lib/traces/mapping/kind-word";
import type { RecordsMapping } from "@/lib/traces/mapping-schema";
import { contentOf } from "@/lib/traces/message-content";
import { takeToolCalls } from "@/lib/traces/message-tool-calls";
import { Remainder } from "@/lib/traces/remainder";
import { sourceTime } from "@/lib/traces/source-time";

const longestName = 200;

/** Where a step of an object of steps keeps the key it had there. */
const keyName = "topmast:key";

/** What names an agent: a short text on one line, a number, or several of them. */
export function nameAt(value: Json | undefined): string | null {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value === "string")
    return value.length <= longestName && /^[^\r\n]*\S[^\r\n]*$/.test(value) ? value : null;
  if (!isList(value) || value.length === 0 || value.length > 20) return null;
  const names = value.map((one) => (typeof one === "string" ? nameAt(one) : null));
  return names.includes(null) ? null : names.join(", ");
}

interface Part {
  readonly path: JsonPath;
  readonly kind: StepKind | null;
  readonly text: string;
  readonly rest: Json | undefined;
}

function partsOf(item: Json, { texts }: RecordsMapping): Part[] {
  return texts.flatMap(({ path, kind }): Part[] => {
    const value = valueAt(item, path);
    if (value === undefined || value === null) return [];
    const { text, rest } = contentOf(value);
    return [{ path, kind, text, rest }];
  });
}

/** Whether there is anything at the fields that hold text. */
export function speaks(item: Json, mapping: RecordsMapping): boolean {
  return partsOf(item, mapping).some(({ text }) => text.trim() !== "");
}

/** What is left of the item when the parts and the names are taken out of it. */
function restOf(item: Json, parts: readonly Part[], names: readonly JsonPath[]): Json {
  let rest: Json | undefined = item;
  const taken: JsonPath[] = [];
  const take = (path: JsonPath, next: Json | undefined) => {
    // What lies in something that was taken is where that went.
    if (rest === undefined || taken.some((outer) => isPrefix(outer, path))) return;
    taken.push(path);
    rest = withValueAt(rest, path, next);
  };
  for (const { path, rest: left } of parts) take(path, left);
  for (const path of names) take(path, undefined);
  return rest ?? null;
}

/** `key` is the element's name where it stood in an object instead of a list. */
export function mappedItem(item: Json, key: string | null, mapping: RecordsMapping): readonly ParsedStep[] {
  const { agent, role, addressee, time } = mapping;
  const at = (path: JsonPath | null) => (path === null ? undefined : valueAt(item, path));
  const parts = partsOf(item, mapping);
  const [name, to] = [nameAt(at(agent)), nameAt(at(addressee))];
  // Only what is there as it stood is taken: a list or number that became a name stays in raw too.
  const names = [agent, addressee].flatMap((path) =>
    path !== null && typeof at(path) === "string" && nameAt(at(path)) !== null ? [path] : [],
  );
  const rest = restOf(item, parts, names);
  const left = isObject(rest) ? new Remainder(rest) : null;
  const toolCalls = left === null ? [] : takeToolCalls(left);
  const fields = {
    agent: name,
    addressee: to,
    time: sourceTime(at(time)),
    answers: left?.takeText("tool_call_id") ?? null,
  };
  if (key !== null) left?.keep(keyName, key);
  const raw = left !== null ? left.left() : key === null ? rest : { [keyName]: key, value: rest };
  const word = kindOfWord(textOf(at(role)) ?? "") ?? (fields.answers === null ? "message" : "tool result");
  const said = parts.filter(({ text }) => text !== "");
  const shown = said.length > 0 ? said : parts.slice(0, 1);
  if (shown.length === 0 && toolCalls.length === 0)
    return [stepOf({ ...fields, kind: "event", content: JSON.stringify(item, null, 2), raw })];
  const steps = shown.map((part, index) =>
    stepOf({
      ...fields,
      kind: part.kind ?? word,
      content: part.text,
      ...(index === 0 ? { raw } : {}),
    }),
  );
  if (toolCalls.length === 0) return steps;
  // The calls follow what is said with them.
  const last = steps.pop() ?? stepOf({ ...fields, content: "", raw });
  return [...steps, { ...last, toolCalls, kind: last.content === "" ? "tool call" : last.kind }];
}
