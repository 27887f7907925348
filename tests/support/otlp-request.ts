/** OTLP/JSON requests for tests, written with plain values. */
import type { Json } from "@/lib/traces/canonical";
import { isList, isObject } from "@/lib/traces/json-value";

export interface TestSpan {
  /** A small number: the ids are made of it. */
  readonly id: number;
  readonly parent?: number;
  readonly trace?: number;
  readonly name?: string;
  /** Milliseconds after the beginning of the test's time. */
  readonly at?: number;
  readonly for?: number;
  readonly error?: string;
  readonly attributes?: Readonly<Record<string, Json>>;
  readonly events?: readonly { readonly name: string; readonly attributes: Readonly<Record<string, Json>> }[];
}

/** 2026-03-01T08:00:00Z */
const beginning = 1_772_352_000_000n;

export const hexId = (id: number, digits = 16) => id.toString(16).padStart(digits, "0");

function anyValue(value: Json): Json {
  if (typeof value === "string") return { stringValue: value };
  if (typeof value === "boolean") return { boolValue: value };
  if (typeof value === "number") return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value };
  if (isList(value)) return { arrayValue: { values: value.map(anyValue) } };
  return isObject(value) ? { kvlistValue: { values: attributeList(value) } } : {};
}

function attributeList(attributes: Readonly<Record<string, Json>>): Json {
  return Object.entries(attributes).map(([key, value]) => ({ key, value: anyValue(value) }));
}

function nanos(milliseconds: number): string {
  return String((beginning + BigInt(milliseconds)) * 1_000_000n);
}

function otlpSpan({
  id,
  parent,
  trace = 1,
  name = "work",
  at = 0,
  for: duration = 1,
  error,
  attributes = {},
  events = [],
}: TestSpan): Json {
  return {
    traceId: hexId(trace, 32),
    spanId: hexId(id),
    parentSpanId: parent === undefined ? "" : hexId(parent),
    name,
    kind: 1,
    startTimeUnixNano: nanos(at),
    endTimeUnixNano: nanos(at + duration),
    attributes: attributeList(attributes),
    events: events.map((event) => ({ ...event, timeUnixNano: nanos(at), attributes: attributeList(event.attributes) })),
    status: error === undefined ? {} : { code: 2, message: error },
  };
}

export function otlpRequest(
  spans: readonly TestSpan[],
  scope = "harbour.tracer",
  resource: Readonly<Record<string, Json>> = { "service.name": "harbour" },
): Json {
  return {
    resourceSpans: [
      {
        resource: { attributes: attributeList(resource) },
        scopeSpans: [{ scope: { name: scope, version: "1" }, spans: spans.map(otlpSpan) }],
      },
    ],
  };
}
