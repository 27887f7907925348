/** A span or run of any source, in one form: what each source maps to and everything after it works on. */
import type { Json } from "@/lib/traces/canonical";
import type { JsonObject } from "@/lib/traces/json-value";
import { Attributes } from "@/lib/traces/spans/attributes";

export interface SpanEvent {
  readonly name: string;
  readonly attributes: Attributes;
}

export interface Span {
  /** Unique within its trace. */
  readonly id: string;
  readonly parentId: string | null;
  readonly traceId: string | null;
  readonly name: string;
  /** Nanoseconds since 1970. */
  readonly start: bigint | null;
  readonly end: bigint | null;
  /** What went wrong, in the source's words. */
  readonly error: string | null;
  readonly attributes: Attributes;
  readonly events: readonly SpanEvent[];
  /** Facts about the process or library that sent the span. */
  readonly resource: Attributes;
  /** Name of the instrumentation. */
  readonly scope: string | null;
  /** What the source itself says the span took and gave, outside of its attributes. */
  readonly input: Json | undefined;
  readonly output: Json | undefined;
  /** The source's own word for the kind of span, in lower case. */
  readonly type: string | null;
  /** Place in the file; settles the order of what has the same time, or none. */
  readonly position: number;
  /** The span as the source wrote it: nothing of it may get lost. */
  readonly source: JsonObject;
  /** What the source says once for many spans; kept once with the trace. */
  readonly shared: JsonObject | null;
}

export function spanOf(fields: Pick<Span, "id" | "name" | "source"> & Partial<Span>): Span {
  return {
    parentId: null,
    traceId: null,
    start: null,
    end: null,
    error: null,
    attributes: Attributes.none,
    events: [],
    resource: Attributes.none,
    scope: null,
    input: undefined,
    output: undefined,
    type: null,
    position: 0,
    shared: null,
    ...fields,
  };
}
