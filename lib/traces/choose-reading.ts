/**
 * What an upload is read as: what the person said, else what the project
 * remembers of uploads of this form, else what the content shows.
 */
import type { Format, Sample } from "@/lib/traces/format";
import { mappedRecords, mappedRecordsChoice } from "@/lib/traces/formats/mapped-records";
import { mappedText, mappedTextChoice } from "@/lib/traces/formats/mapped-text";
import { plainText } from "@/lib/traces/formats/plain-text";
import { mappingFingerprint, recordsFingerprint } from "@/lib/traces/mapping/fingerprint";
import { weighTemplate } from "@/lib/traces/mapping/propose-template";
import type { Mapping } from "@/lib/traces/mapping-schema";

export interface RememberedMapping {
  readonly id: string;
  readonly fingerprint: string;
  readonly mapping: Mapping;
  /** The upload that it was made for. */
  readonly filename: string;
}

/** A mapping that an upload is read with. */
export interface UsedMapping {
  readonly mapping: Mapping;
  readonly fingerprint: string;
  /** Where the project remembers it from; null where the person gave it. */
  readonly remembered: { readonly id: string; readonly filename: string } | null;
}

export interface Reading {
  readonly format: Format;
  readonly used: UsedMapping | null;
}

interface Wishes {
  readonly format?: string;
  readonly mapping?: Mapping;
  readonly remembered?: readonly RememberedMapping[];
}

/** The formats that need a mapping to be read with. */
export const mappedChoices = [mappedRecordsChoice, mappedTextChoice] as const;

/** So much of a text tells whether a template fits it. */
const headLength = 32_768;

export function isMappedFormat(name: string | undefined): boolean {
  return mappedChoices.some((choice) => choice.name === name);
}

/** `fitting` are the formats that the content shows, or the one that the person chose. Null where nothing fits. */
export function chooseReading(sample: Sample, fitting: readonly Format[], wishes: Wishes): Reading | null {
  if (wishes.mapping !== undefined) {
    const { mapping } = wishes;
    const used = { mapping, fingerprint: mappingFingerprint(mapping, sample), remembered: null };
    return { format: mappedFormat(mapping), used };
  }
  const [first] = fitting;
  const open = wishes.format === undefined || isMappedFormat(wishes.format);
  const remembered = open ? fromMemory(sample, first, wishes.remembered ?? []) : null;
  if (remembered !== null) {
    const { id, filename, mapping, fingerprint } = remembered;
    return { format: mappedFormat(mapping), used: { mapping, fingerprint, remembered: { id, filename } } };
  }
  return first === undefined ? null : { format: first, used: null };
}

export function mappedFormat(mapping: Mapping): Format {
  return mapping.kind === "text" ? mappedText(mapping) : mappedRecords(mapping);
}

/** Records are known again by their fields; a log by a template that fits it, where no grammar of ours does. */
function fromMemory(
  sample: Sample,
  first: Format | undefined,
  remembered: readonly RememberedMapping[],
): RememberedMapping | null {
  if (remembered.length === 0) return null;
  if (sample.container !== "text") {
    const form = recordsFingerprint(sample);
    return remembered.find(({ mapping, fingerprint }) => mapping.kind === "records" && fingerprint === form) ?? null;
  }
  if (first !== undefined && first !== plainText) return null;
  const head = sample.head.slice(0, headLength);
  let best: { readonly one: RememberedMapping; readonly score: number } | null = null;
  for (const one of remembered) {
    if (one.mapping.kind !== "text") continue;
    const { score } = weighTemplate(one.mapping.template, head, one.mapping.except);
    if (score > 0 && (best === null || score > best.score)) best = { one, score };
  }
  return best?.one ?? null;
}
