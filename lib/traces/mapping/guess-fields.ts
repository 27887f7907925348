/** Which field is the agent, which the text: by their names and by what stands in them. Only ever a proposal. */
import type { StepKind } from "@/lib/traces/canonical";
import type { FieldStats } from "@/lib/traces/mapping/field-survey";
import { kindOfWord } from "@/lib/traces/mapping/kind-word";
import { nameAt } from "@/lib/traces/mapping/mapped-item";
import { isWrittenTime } from "@/lib/traces/mapping/written-time";
import { sourceTime } from "@/lib/traces/source-time";

const agentNames =
  "agent agentname agentid agentrole speaker sender author actor from who participant character persona worker node bot source name user username role by";
const textNames =
  "content text message utterance body said says response reply output value msg observation thought answer completion result description input prompt data";
const addresseeNames = "to recipient receiver addressee toagent sendto target destination an";
const roleNames = "role type kind event eventtype messagetype steptype actiontype action category what";
const timeNames = "timestamp time ts createdat datetime date at starttime when";
const taskNames =
  "task question problem goal goaldescription objective query instruction instructions problemstatement userquery prompt request input";
const traceNames =
  "runid traceid sessionid conversationid episodeid dialogueid threadid taskid run trace session conversation episode thread id";

/** What the parts of a step are called where one element holds several of them. */
const partNames: readonly (readonly [kind: StepKind, names: string])[] = [
  ["thought", "thought thoughts thinking reasoning reflection rationale plan"],
  ["tool call", "action actioninput toolcall toolinput command code"],
  ["tool result", "observation observations obs result toolresult toolresponse tooloutput tooloutputs"],
  ["message", "response content message answer text utterance"],
];

const plain = (key: string) => key.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/** How well a field's name fits, from 0 to 1; "author › name" is an author. */
function nameScore({ path }: FieldStats, names: string): number {
  const words = names.split(" ");
  const rank = (key: string | undefined) => {
    const place = key === undefined ? -1 : words.indexOf(plain(key));
    return place < 0 ? 0 : 1 - place / (2 * words.length);
  };
  const last = plain(path.at(-1) ?? "");
  const own = rank(path.at(-1));
  const outer = ["name", "id", "role", "label", "title", "text", "content", "value"].includes(last)
    ? rank(path.at(-2))
    : 0;
  // What lies deep is less likely than what lies on top.
  return Math.max(own, outer) * (1 - 0.02 * path.length);
}

/** The last word of a name says what it names: a speaker_bot is a bot, a sendingAgent an agent. */
function headWord({ path }: FieldStats): FieldStats["path"] {
  const words = (path.at(-1) ?? "").split(/[^\p{L}\p{N}]+|(?<=\p{Ll})(?=\p{Lu})/u);
  return words.length < 2 ? [] : words.slice(-1);
}

const shareOf = (field: FieldStats, is: (value: string) => boolean) =>
  field.values.length === 0 ? 0 : field.values.filter(is).length / field.values.length;
const meanLength = (field: FieldStats) => field.characters / Math.max(1, field.values.length);
const distinct = (field: FieldStats) => new Set(field.values).size;
const isText = (field: FieldStats) => field.texts * 2 > field.values.length;
const looksLikeId = (value: string) => /^[\da-f-]{8,}$/i.test(value) || /^\d+$/.test(value);

function best(fields: readonly FieldStats[], score: (field: FieldStats) => number): FieldStats | null {
  let found: { readonly field: FieldStats; readonly score: number } | null = null;
  for (const field of fields) {
    const points = score(field);
    if (points > 0 && (found === null || points > found.score)) found = { field, score: points };
  }
  return found?.field ?? null;
}

export function guessAgent(fields: readonly FieldStats[]): FieldStats | null {
  return best(fields, (field) => {
    const named = nameScore(field, agentNames) || 0.5 * nameScore({ ...field, path: headWord(field) }, agentNames);
    if (!isText(field) || field.share < 0.3 || meanLength(field) > 60) return 0;
    if (shareOf(field, (value) => nameAt(value) !== null && !looksLikeId(value) && !isWrittenTime(value)) < 0.9)
      return 0;
    const repeats = 1 - (distinct(field) - 1) / Math.max(1, field.values.length);
    if (field.values.length >= 4 && repeats < 0.3) return 0;
    // "author › name" is what people call the author of "author › id".
    const isId = plain(field.path.at(-1) ?? "").endsWith("id") ? 0.3 : 0;
    if (named > 0) return named + 0.1 * repeats - isId;
    return isCast(field, repeats) ? 0.1 + 0.1 * repeats : 0;
  });
}

/** A few short names that come again and again: who speaks, whatever the field is called in its language. */
function isCast(field: FieldStats, repeats: number): boolean {
  const different = distinct(field);
  if (different < 2 || different > 12 || field.values.length < 6 || repeats <= 0.5) return false;
  return shareOf(field, (value) => /^\p{Lu}[\p{L}\p{N} _.-]*$/u.test(value) && kindOfWord(value) === null) > 0.9;
}

function guessText(fields: readonly FieldStats[]): FieldStats | null {
  return best(fields, (field) => {
    if (!isText(field) || shareOf(field, (value) => looksLikeId(value) || isWrittenTime(value.slice(0, 12))) > 0.5)
      return 0;
    const words = shareOf(field, (value) => /\S\s+\S/.test(value));
    const named = nameScore(field, textNames);
    if (named === 0 && words < 0.5) return 0;
    return (named + 0.1 * Math.log2(1 + meanLength(field)) + 0.5 * words) * (0.3 + field.share);
  });
}

interface Part {
  readonly field: FieldStats;
  readonly kind: StepKind | null;
}

/** What a step says: one field, or, where an element holds thought, action and observation, each of them. */
export function guessTexts(fields: readonly FieldStats[]): readonly Part[] {
  const parts = fields.flatMap((field): Part[] => {
    const kind = partNames.find(([, names]) => names.split(" ").includes(plain(field.path.at(-1) ?? "")))?.[0];
    const isCall = kind === "tool call" || kind === "tool result";
    const fits = field.path.length <= 2 && field.share > 0.1 && (isText(field) || isCall);
    return kind !== undefined && fits && !(isCall && saysKind(field)) ? [{ field, kind }] : [];
  });
  const kinds = new Set(parts.map(({ kind }) => kind));
  const several = kinds.size >= 2 && (kinds.has("thought") || (kinds.has("tool call") && kinds.has("tool result")));
  const inside = ({ path }: FieldStats) =>
    parts.some(({ field }) => field.path.every((key, depth) => path[depth] === key));
  const text = guessText(several ? fields.filter((field) => !inside(field)) : fields);
  if (!several) return text === null ? [] : [{ field: text, kind: null }];
  if (text === null || kinds.has("message") || meanLength(text) < 8) return parts.slice(0, 8);
  return [{ field: text, kind: null }, ...parts].slice(0, 8);
}

/** "action": "reply" says what the step is, not what it did. */
function saysKind(field: FieldStats): boolean {
  return isText(field) && meanLength(field) < 24 && distinct(field) * 2 < field.values.length + 1;
}

export function guessRole(fields: readonly FieldStats[]): FieldStats | null {
  return best(fields, (field) => {
    const named = nameScore(field, roleNames);
    const known = shareOf(field, (value) => kindOfWord(value) !== null);
    return named > 0 && known >= 0.5 ? named + known : 0;
  });
}

export function guessAddressee(fields: readonly FieldStats[]): FieldStats | null {
  return best(fields, (field) =>
    shareOf(field, (value) => nameAt(value) !== null) >= 0.9 && isText(field) ? nameScore(field, addresseeNames) : 0,
  );
}

export function guessTime(fields: readonly FieldStats[]): FieldStats | null {
  return best(fields, (field) => {
    const times = field.scalars.filter((value) => sourceTime(value) !== null).length;
    return times * 2 > field.values.length ? 0.5 + nameScore(field, timeNames) : 0;
  });
}

export function guessTask(fields: readonly FieldStats[]): FieldStats | null {
  return best(fields, (field) => (isText(field) && meanLength(field) >= 8 ? nameScore(field, taskNames) : 0));
}

/** The id of a trace; of rows one that several of them share. */
export function guessTrace(fields: readonly FieldStats[], rows: boolean): FieldStats | null {
  return best(fields, (field) => {
    if (field.share < 0.9 || meanLength(field) > 100 || field.scalars.some((value) => typeof value === "object"))
      return 0;
    if (rows && distinct(field) >= field.values.length) return 0;
    return nameScore(field, traceNames);
  });
}
