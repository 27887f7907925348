import { authorizeKey } from "@/lib/auth/authorize";
import { log } from "@/lib/core/log";
import { fail } from "@/lib/core/result";
import { answersFor } from "@/lib/http/host";
import { isOtlpCompression, otlpEncoding, otlpFailure, otlpSuccess, readOtlp } from "@/lib/http/otlp";
import { receiveSpans } from "@/lib/workflows/receive-spans";

function unsupported(encoding: "json" | "protobuf", detail: string): Response {
  const { body, headers } = otlpFailure(encoding, fail("invalid-input", detail).failure);
  return new Response(body, { status: 415, headers });
}

/** OTLP/HTTP for traces, JSON and protobuf, plain and gzip; the API key says which project the spans go to. */
export async function POST(request: Request): Promise<Response> {
  const encoding = otlpEncoding(request.headers);
  if (encoding === null) return unsupported("json", "Send application/x-protobuf or application/json.");
  if (!isOtlpCompression(request.headers)) return unsupported(encoding, "Send it as it is, or compressed by gzip.");
  if (!answersFor(request.headers)) {
    return otlpFailure(encoding, fail("bad-host", "Send the spans to the address that TOPMAST_URL names.").failure);
  }
  try {
    const authorized = await authorizeKey(request.headers, "import");
    if (!authorized.ok) return otlpFailure(encoding, authorized.failure);
    const message = await readOtlp(request, encoding);
    if (!message.ok) return otlpFailure(encoding, message.failure);
    const received = await receiveSpans(authorized.value.scope, message.value);
    return received.ok ? otlpSuccess(encoding, received.value.problems) : otlpFailure(encoding, received.failure);
  } catch (error) {
    log.error({ err: error }, "spans could not be taken");
    return otlpFailure(encoding, fail("internal", "The server could not take the spans; its log says why.").failure);
  }
}
