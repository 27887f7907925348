/** A file that is being made, as an answer. */
export interface Download {
  readonly filename: string;
  readonly mediaType: string;
  readonly body: ReadableStream<Uint8Array>;
}

/** Never kept by caches: what is in it depends on who asks, and when. */
export function downloadResponse({ filename, mediaType, body }: Download): Response {
  return new Response(body, {
    headers: {
      "Content-Type": mediaType,
      "Content-Disposition": `attachment; filename="${filename}"`,
      "Cache-Control": "no-store",
      // A proxy that gathers the whole answer first would break its streaming.
      "X-Accel-Buffering": "no",
    },
  });
}
