import "server-only";

/**
 * Says that the present request is answered with a page that is opened to read a text. Our server program
 * (bin/runtime/production.mjs) then lets the parts marked `data-late` come a frame after that text. Without effect under
 * another server.
 */
export function showTextFirst(): void {
  (globalThis as { topmastShowsTextFirst?: () => void }).topmastShowsTextFirst?.();
}
