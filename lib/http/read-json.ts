import { fail, ok, type Result } from "@/lib/core/result";

const most = 2_000_000;

/** The JSON body of a request, up to 2 MB. */
export async function readJson(request: Request): Promise<Result<unknown>> {
  const tooLarge = fail("too-large", "The body is larger than 2 MB.");
  if (Number(request.headers.get("content-length") ?? 0) > most) return tooLarge;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > most) return tooLarge;
    chunks.push(chunk);
  }
  try {
    return ok(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks))));
  } catch {
    return fail("invalid-input", "The body is not JSON in UTF-8.");
  }
}
