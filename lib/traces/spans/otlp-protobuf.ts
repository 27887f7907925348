/**
 * OTLP in protobuf: ExportTraceServiceRequest ↔ the JSON form that the readers
 * take. Field numbers are those of opentelemetry-proto 1.x
 * (collector/trace/v1, trace/v1, common/v1, resource/v1).
 */
import protobuf from "protobufjs/light.js";
import type { Json } from "@/lib/traces/canonical";

type Field = readonly [type: string, id: number, rule?: "repeated"];

function message(fields: Readonly<Record<string, Field>>, oneofs?: Readonly<Record<string, { oneof: string[] }>>) {
  return {
    fields: Object.fromEntries(
      Object.entries(fields).map(([name, [type, id, rule]]) => [name, rule ? { type, id, rule } : { type, id }]),
    ),
    ...(oneofs ? { oneofs } : {}),
  };
}

const values = ["stringValue", "boolValue", "intValue", "doubleValue", "arrayValue", "kvlistValue", "bytesValue"];

const root = protobuf.Root.fromJSON({
  nested: {
    AnyValue: message(
      {
        stringValue: ["string", 1],
        boolValue: ["bool", 2],
        intValue: ["int64", 3],
        doubleValue: ["double", 4],
        arrayValue: ["ArrayValue", 5],
        kvlistValue: ["KeyValueList", 6],
        bytesValue: ["bytes", 7],
      },
      { value: { oneof: values } },
    ),
    ArrayValue: message({ values: ["AnyValue", 1, "repeated"] }),
    KeyValueList: message({ values: ["KeyValue", 1, "repeated"] }),
    KeyValue: message({ key: ["string", 1], value: ["AnyValue", 2] }),
    Resource: message({ attributes: ["KeyValue", 1, "repeated"], droppedAttributesCount: ["uint32", 2] }),
    Scope: message({
      name: ["string", 1],
      version: ["string", 2],
      attributes: ["KeyValue", 3, "repeated"],
      droppedAttributesCount: ["uint32", 4],
    }),
    Event: message({
      timeUnixNano: ["fixed64", 1],
      name: ["string", 2],
      attributes: ["KeyValue", 3, "repeated"],
      droppedAttributesCount: ["uint32", 4],
    }),
    Link: message({
      traceId: ["bytes", 1],
      spanId: ["bytes", 2],
      traceState: ["string", 3],
      attributes: ["KeyValue", 4, "repeated"],
      droppedAttributesCount: ["uint32", 5],
      flags: ["fixed32", 6],
    }),
    Status: message({ message: ["string", 2], code: ["int32", 3] }),
    Span: message({
      traceId: ["bytes", 1],
      spanId: ["bytes", 2],
      traceState: ["string", 3],
      parentSpanId: ["bytes", 4],
      name: ["string", 5],
      kind: ["int32", 6],
      startTimeUnixNano: ["fixed64", 7],
      endTimeUnixNano: ["fixed64", 8],
      attributes: ["KeyValue", 9, "repeated"],
      droppedAttributesCount: ["uint32", 10],
      events: ["Event", 11, "repeated"],
      droppedEventsCount: ["uint32", 12],
      links: ["Link", 13, "repeated"],
      droppedLinksCount: ["uint32", 14],
      status: ["Status", 15],
      flags: ["fixed32", 16],
    }),
    ScopeSpans: message({ scope: ["Scope", 1], spans: ["Span", 2, "repeated"], schemaUrl: ["string", 3] }),
    ResourceSpans: message({
      resource: ["Resource", 1],
      scopeSpans: ["ScopeSpans", 2, "repeated"],
      schemaUrl: ["string", 3],
    }),
    Request: message({ resourceSpans: ["ResourceSpans", 1, "repeated"] }),
    PartialSuccess: message({ rejectedSpans: ["int64", 1], errorMessage: ["string", 2] }),
    Response: message({ partialSuccess: ["PartialSuccess", 1] }),
    RpcStatus: message({ code: ["int32", 1], message: ["string", 2] }),
  },
});

const type = (name: string) => root.lookupType(name);

/** The request as JSON: 64-bit numbers as text, ids as base64. Null where the bytes are no such request. */
export function decodeOtlpRequest(bytes: Uint8Array): Json | null {
  try {
    const request = type("Request");
    return request.toObject(request.decode(bytes), { longs: String, bytes: String }) as Json & object;
  } catch {
    // Cut off, nested beyond the stack, or something else altogether.
    return null;
  }
}

/** ExportTraceServiceResponse: empty for full success. */
export function encodeOtlpResponse(rejected: number, message: string): Uint8Array {
  const partialSuccess =
    rejected > 0 || message !== "" ? { rejectedSpans: rejected, errorMessage: message } : undefined;
  return type("Response")
    .encode(partialSuccess ? { partialSuccess } : {})
    .finish();
}

/** google.rpc.Status, which a failed request is answered with. */
export function encodeRpcStatus(code: number, message: string): Uint8Array {
  return type("RpcStatus").encode({ code, message }).finish();
}
