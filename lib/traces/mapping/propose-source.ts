/** One place where the steps may be → its fields, and how we would read it. */
import type { Json } from "@/lib/traces/canonical";
import { type FieldStats, seenField, shortened, surveyFields } from "@/lib/traces/mapping/field-survey";
import {
  guessAddressee,
  guessAgent,
  guessRole,
  guessTask,
  guessTexts,
  guessTime,
  guessTrace,
} from "@/lib/traces/mapping/guess-fields";
import type { JsonPath } from "@/lib/traces/mapping/json-path";
import type { StepSource } from "@/lib/traces/mapping/proposal-schema";
import { proposeTemplates } from "@/lib/traces/mapping/propose-template";
import type { RecordsMapping } from "@/lib/traces/mapping-schema";

/** So much of a log tells what its lines look like. */
const logLength = 32_768;
const firstLines = 12;

interface Place {
  readonly runs: JsonPath | null;
  readonly steps: JsonPath | null;
  readonly items: readonly Json[];
  /** What holds the steps: records, or the traces in them. */
  readonly holders: readonly Json[];
  readonly found: number;
}

const pathOf = (field: FieldStats | null) => field && [...field.path];

/** The fields of what holds the steps, without the steps. */
function headerFields({ holders, steps }: Place): FieldStats[] {
  if (steps === null) return [];
  const inSteps = (path: JsonPath) => steps.every((key, depth) => path[depth] === key) || isAround(path, steps);
  return surveyFields(holders).filter(({ path }) => !inSteps(path));
}

const isAround = (path: JsonPath, steps: JsonPath) => path.every((key, depth) => steps[depth] === key);

function base({ runs, steps }: Place, header: readonly FieldStats[]) {
  return {
    kind: "records" as const,
    runs: runs && [...runs],
    steps: steps && [...steps],
    task: pathOf(guessTask(header)),
    trace: pathOf(guessTrace(header, false)),
  };
}

export function listSource(place: Place): StepSource {
  const fields = surveyFields(place.items);
  const header = headerFields(place);
  return {
    ...common(place, header),
    shape: "list",
    fields: fields.map(seenField),
    templates: [],
    lines: [],
    mapping: guessMapping(place, fields, header),
  };
}

function guessMapping(
  place: Place,
  fields: readonly FieldStats[],
  header: readonly FieldStats[],
): RecordsMapping | null {
  const agent = guessAgent(fields);
  const free = fields.filter((field) => field !== agent);
  const parts = guessTexts(free);
  const texts = new Set(parts.map(({ field }) => field));
  const others = free.filter((field) => !texts.has(field));
  const rows = place.steps === null && place.runs === null;
  if (parts.length === 0) return null;
  return {
    ...base(place, header),
    ...(rows ? { task: null, trace: pathOf(guessTrace(others, true)) } : {}),
    log: null,
    texts: parts.map(({ field, kind }) => ({ path: [...field.path], kind })),
    agent: pathOf(agent),
    // A role may be all that says who speaks.
    role: pathOf(guessRole(fields.filter((field) => !texts.has(field)))),
    addressee: pathOf(guessAddressee(others)),
    time: pathOf(guessTime(others)),
  };
}

export function logSource(place: Place): StepSource {
  const text = place.items.find((item) => typeof item === "string") ?? "";
  const head = text.slice(0, logLength);
  const header = headerFields(place);
  const templates = proposeTemplates(head);
  const template = templates[0]?.template;
  return {
    ...common(place, header),
    shape: "log",
    fields: [],
    templates,
    lines: linesOf(head),
    mapping:
      template === undefined
        ? null
        : {
            ...base(place, header),
            log: { template, except: [] },
            texts: [],
            agent: null,
            role: null,
            addressee: null,
            time: null,
          },
  };
}

function common({ runs, steps, found }: Place, header: readonly FieldStats[]) {
  return {
    runs: runs && [...runs],
    steps: steps && [...steps],
    found,
    header: header.filter(({ scalars }) => scalars.length > 0).map(seenField),
  };
}

/** The first lines that say something, each cut. */
export function linesOf(text: string): string[] {
  const lines = text
    .slice(0, logLength)
    .split("\n")
    .filter((line) => line.trim() !== "");
  return lines.slice(0, firstLines).map(shortened);
}
