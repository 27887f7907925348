/** An archive of Topmast itself: a project with its traces and all that was said of them, one thing a line. */
import { createHash } from "node:crypto";
import type { z } from "zod";
import {
  type ArchiveCounts,
  type ArchivedClaim,
  type ArchivedSpan,
  type ArchivedStep,
  type ArchivedTrace,
  archivedClaimSchema,
  archivedSpanSchema,
  archivedStepSchema,
  archivedTraceSchema,
  archiveEndSchema,
  archiveHeadSchema,
} from "@/lib/traces/archive-lines";
import type { Json, ParsedTrace } from "@/lib/traces/canonical";
import { type RecordFormat, type RecordReading, type Rejection, reject, type SourceRecord } from "@/lib/traces/format";
import { field, isList, isObject, textField } from "@/lib/traces/json-value";

const isHead = (value: Json | undefined) => isObject(value) && textField(value, "topmast") === "archive";

/** What has come of one trace so far. */
interface Open {
  readonly head: ArchivedTrace;
  readonly steps: ArchivedStep[];
  readonly claims: ArchivedClaim[];
  readonly spans: ArchivedSpan[];
  readonly reviews: Json[];
  /** Annotators of those reviews. */
  readonly annotators: Map<string, Json>;
  problem: string | null;
}

class ArchiveReading implements RecordReading {
  readonly #hash = createHash("sha256");
  readonly #annotators = new Map<string, Json>();
  readonly #counts: { -readonly [K in keyof ArchiveCounts]: number } = {
    annotators: 0,
    traces: 0,
    steps: 0,
    claims: 0,
    spans: 0,
    reviews: 0,
    labels: 0,
  };
  #begun = false;
  #ended = false;
  #open: Open | null = null;

  *parse({ value }: SourceRecord): Generator<ParsedTrace | Rejection> {
    if (!isObject(value)) return yield reject("A line of an archive is a JSON object, and this is none.");
    const [kind = "", content = null] = Object.entries(value)[0] ?? [];
    if (kind === "end") return yield* this.#close(content);
    // Our own writer's text of the line: an archive that nobody changed gives the same bytes again.
    this.#hash.update(`${JSON.stringify(value)}\n`);
    if (kind === "topmast") yield* this.#head(value);
    else if (kind === "trace") yield* this.#beginTrace(content);
    else if (kind === "annotator") this.#annotator(content);
    else yield* this.#part(kind, content);
  }

  *end(): Generator<ParsedTrace | Rejection> {
    yield* this.#finishTrace();
    if (!this.#begun || this.#ended) return;
    yield reject(
      "The archive ends before its last line: it was cut off on its way. Its whole traces are here; make or fetch it again for the rest.",
    );
  }

  *#head(value: Json): Generator<Rejection> {
    this.#begun = true;
    if (archiveHeadSchema.safeParse(value).success) return;
    yield reject("This archive is of a version that this Topmast does not read. Update Topmast and import it again.");
  }

  *#beginTrace(content: Json): Generator<ParsedTrace | Rejection> {
    yield* this.#finishTrace();
    this.#counts.traces += 1;
    const head = archivedTraceSchema.safeParse(content);
    if (!head.success) return yield reject(`This trace cannot be read: ${first(head.error)}`);
    const parts = { steps: [], claims: [], spans: [], reviews: [], annotators: new Map<string, Json>() };
    this.#open = { head: head.data, ...parts, problem: null };
  }

  #annotator(content: Json): void {
    this.#counts.annotators += 1;
    const id = isObject(content) ? textField(content, "id") : null;
    if (id !== null) this.#annotators.set(id, content);
  }

  *#part(kind: string, content: Json): Generator<Rejection> {
    const open = this.#open;
    if (open === null) return yield reject(`A line of “${kind}” belongs to no trace.`);
    const list = isList(content) ? content : [content];
    if (kind === "steps") this.#take(list, archivedStepSchema, open.steps, "steps");
    else if (kind === "claims") this.#take(list, archivedClaimSchema, open.claims, "claims");
    else if (kind === "span") this.#take(list, archivedSpanSchema, open.spans, "spans");
    else if (kind === "review") this.#review(open, content);
    else yield reject(`There is no “${kind}” in an archive of this version.`);
  }

  #take<T>(list: readonly Json[], schema: z.ZodType<T>, into: T[], counted: "steps" | "claims" | "spans"): void {
    this.#counts[counted] += list.length;
    for (const item of list) {
      const parsed = schema.safeParse(item);
      if (parsed.success) into.push(parsed.data);
      else if (this.#open) this.#open.problem ??= `one of its ${counted} cannot be read: ${first(parsed.error)}`;
    }
  }

  #review(open: Open, content: Json): void {
    this.#counts.reviews += 1;
    if (!isObject(content)) return;
    const labels = field(content, "labels");
    this.#counts.labels += isList(labels) ? labels.length : 0;
    open.reviews.push(content);
    const id = textField(content, "annotator") ?? "";
    const annotator = this.#annotators.get(id);
    if (annotator === undefined)
      open.problem ??= "one of its reviews is by an annotator whom the archive does not name";
    else open.annotators.set(id, annotator);
  }

  *#finishTrace(): Generator<ParsedTrace | Rejection> {
    const open = this.#open;
    this.#open = null;
    if (open === null) return;
    const { head, steps } = open;
    const missing = steps.length === head.steps ? null : `it counts ${head.steps} steps and has ${steps.length}`;
    const astray = steps.some(({ parent }) => parent !== null && parent >= steps.length);
    const problem = open.problem ?? missing ?? (astray ? "a step stands under one that is not there" : null);
    if (problem === null) yield toTrace(open);
    else yield reject(`The trace “${head.title}” was left out: ${problem}.`);
  }

  *#close(content: Json): Generator<ParsedTrace | Rejection> {
    yield* this.#finishTrace();
    this.#ended = true;
    const end = archiveEndSchema.safeParse(content);
    if (!end.success) return yield reject(`The last line of the archive cannot be read: ${first(end.error)}`);
    const { counts, sha256 } = end.data;
    const kinds = Object.entries(this.#counts);
    const short = kinds.find(([kind, count]) => count !== Object.entries(counts).find(([name]) => name === kind)?.[1]);
    if (short)
      yield reject(
        `The archive should hold other ${short[0]} than the ${short[1]} that came: it was changed or damaged.`,
      );
    else if (this.#hash.digest("hex") !== sha256)
      yield reject(
        "The archive's checksum is another: it was changed after it was made. What it says now was imported.",
      );
  }
}

function first({ issues }: z.ZodError): string {
  const [issue] = issues;
  return issue ? `${issue.path.join(".")}: ${issue.message}` : "it is not as it should be";
}

function toTrace({ head, steps, claims, spans, annotators, reviews }: Open): ParsedTrace {
  const { id, identity, createdAt, steps: _, ...facts } = head;
  return {
    ...facts,
    sourceId: null,
    steps: steps.map(({ id: __, sourceKey: ___, ...step }) => step),
    reviews: [],
    claims: claims.map(({ id: __, ...claim }) => claim),
    warnings: [],
    archived: {
      id,
      identity,
      createdAt,
      stepIds: steps.map((step) => step.id),
      stepKeys: steps.map((step) => step.sourceKey),
      claimIds: claims.map((claim) => claim.id),
      spans,
      annotators: [...annotators.values()],
      reviews,
    },
  };
}

export const topmastArchive: RecordFormat = {
  name: "topmast-archive",
  title: "Archive of Topmast",
  unit: "record",
  detect: ({ records }) => isHead(records[0]),
  begin: () => new ArchiveReading(),
  *parse() {
    yield reject("A line of an archive says nothing without those before it.");
  },
};
