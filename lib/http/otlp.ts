import "server-only";
import { type Failure, type FailureCode, failureTable } from "@/lib/core/failure";
import { fail, ok, type Result } from "@/lib/core/result";
import type { Json } from "@/lib/traces/canonical";
import { joinBytes } from "@/lib/traces/containers/byte-stream";
import { type ContainerCaps, ContainerError, defaultContainerCaps } from "@/lib/traces/containers/container-caps";
import { openUpload } from "@/lib/traces/containers/open-upload";
import { parseJson } from "@/lib/traces/parse-json";
import { decodeOtlpRequest, encodeOtlpResponse, encodeRpcStatus } from "@/lib/traces/spans/otlp-protobuf";

/** How a request is written, and its answer with it. */
type Encoding = "json" | "protobuf";

const types: Record<Encoding, string> = { json: "application/json", protobuf: "application/x-protobuf" };

/** A request may hold this much once it is unpacked; exporters send batches far below. */
const most = 64 * 1024 ** 2;

/** Codes of google.rpc.Code; what is none of these is UNKNOWN (2). */
const rpcCodes: Partial<Record<FailureCode, number>> = {
  "invalid-input": 3,
  "not-found": 5,
  "not-allowed": 7,
  "too-many-requests": 8,
  "too-large": 8,
  internal: 13,
  "not-signed-in": 16,
};

/** The encoding that the content type names; null for one that OTLP does not have. */
export function otlpEncoding(headers: Headers): Encoding | null {
  const type = headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type === types.protobuf) return "protobuf";
  return type === types.json ? "json" : null;
}

/** Whether OTLP has the compression that the request names; gzip is told by its bytes, whatever the header says. */
export function isOtlpCompression(headers: Headers): boolean {
  const named = headers.get("content-encoding")?.trim().toLowerCase() ?? "";
  return ["", "identity", "none", "gzip"].includes(named);
}

const tooLarge = "The request is larger than 64 MiB. Let the exporter send smaller batches.";

const caps: ContainerCaps = { ...defaultContainerCaps, bytes: most };

/** The request's message, with its compression undone. */
export async function readOtlp(request: Request, encoding: Encoding): Promise<Result<Json>> {
  const bytes = await readBytes(request.body ?? []);
  if (!bytes.ok) return bytes;
  if (encoding === "protobuf") {
    const message = decodeOtlpRequest(bytes.value);
    return message === null
      ? fail("invalid-input", "The body is no ExportTraceServiceRequest in protobuf.")
      : ok(message);
  }
  const reading = parseJson(new TextDecoder().decode(bytes.value));
  return reading.ok ? ok(reading.value) : fail("invalid-input", reading.message);
}

async function readBytes(body: AsyncIterable<Uint8Array> | readonly []): Promise<Result<Uint8Array>> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const entry of openUpload(streamed(body), "request", { caps })) {
      if (entry.type === "skipped") continue;
      for await (const piece of entry.chunks) {
        size += piece.length;
        if (size > most) return fail("too-large", tooLarge);
        pieces.push(piece);
      }
    }
  } catch (error) {
    if (error instanceof ContainerError) return fail(error.code, error.code === "too-large" ? tooLarge : error.message);
    throw error;
  }
  return ok(joinBytes(pieces));
}

async function* streamed(body: AsyncIterable<Uint8Array> | readonly []): AsyncGenerator<Uint8Array> {
  yield* body;
}

/** The answer to spans that were taken; what was not is said as partial success, which exporters log and do not repeat. */
export function otlpSuccess(encoding: Encoding, problems: readonly string[]): Response {
  const message = problems.slice(0, 5).join(" ");
  const body =
    encoding === "protobuf"
      ? new Uint8Array(encodeOtlpResponse(problems.length, message))
      : JSON.stringify(
          problems.length === 0
            ? {}
            : { partialSuccess: { rejectedSpans: String(problems.length), errorMessage: message } },
        );
  return new Response(body, { headers: { "Content-Type": types[encoding] } });
}

/** Seconds that an exporter does well to wait before it sends the same again. */
const retryAfter = "5";

/** The answer to a request that failed as a whole: google.rpc.Status in the encoding of the request. */
export function otlpFailure(encoding: Encoding, { code, detail }: Failure): Response {
  const rpc = rpcCodes[code] ?? 2;
  const body =
    encoding === "protobuf"
      ? new Uint8Array(encodeRpcStatus(rpc, detail))
      : JSON.stringify({ code: rpc, message: detail });
  // Exporters try again on 429, 502, 503 and 504 alone; what the server got wrong itself may go better later.
  const status = code === "internal" ? 503 : failureTable[code].status;
  const later: Record<string, string> = status === 503 || status === 429 ? { "Retry-After": retryAfter } : {};
  return new Response(body, { status, headers: { "Content-Type": types[encoding], ...later } });
}
