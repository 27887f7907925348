import { importLineSchema, problemSchema } from "@/components/import/import-line-schema";
import type { ImportFacts, Problem, Progress } from "@/components/import/import-queue";
import type { ImportSummary } from "@/lib/traces/import-summary";
import type { Mapping } from "@/lib/traces/mapping-schema";

export interface Upload {
  readonly slug: string;
  readonly file: File;
  readonly format: string | null;
  readonly facts: ImportFacts;
  readonly mapping: Mapping | null;
  readonly remember: boolean;
  readonly dryRun: boolean;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Omit<Progress, "elapsed">) => void;
}

export type Sent =
  | { readonly ok: true; readonly summary: ImportSummary }
  | { readonly ok: false; readonly problem: Problem };

function addressOf({ slug, file, format, facts, mapping, remember, dryRun }: Upload): string {
  const query = new URLSearchParams({ filename: file.name });
  if (dryRun) query.set("dryRun", "true");
  if (format !== null) query.set("format", format);
  if (mapping !== null) query.set("mapping", JSON.stringify(mapping));
  if (!remember) query.set("remember", "false");
  for (const [name, value] of Object.entries(facts)) if (value.trim() !== "") query.set(name, value.trim());
  return `/api/v1/projects/${slug}/imports?${query}`;
}

/** Reads whole lines from an answer that is still growing. */
class LineReader {
  #read = 0;

  next(text: string, ended: boolean): string[] {
    const end = ended ? text.length : text.lastIndexOf("\n") + 1;
    const lines = text.slice(this.#read, end).split("\n");
    this.#read = end;
    return lines.filter((line) => line.trim() !== "");
  }
}

/** A line of the answer; null for one that was cut off. */
function readLine(line: string) {
  try {
    return importLineSchema.parse(JSON.parse(line));
  } catch {
    return null;
  }
}

const broken = {
  title: "The connection broke off",
  detail:
    "Check that Topmast is running, then send it again, now or another day: what is there is skipped, and the rest is added.",
};

const stopped = {
  title: "Stopped",
  detail: "Whole traces that were written until then stand. Sent again, the file goes on behind them.",
};

/** What an answer other than 200 says. */
function refusal(status: number, text: string): Problem {
  try {
    const problem = problemSchema.safeParse(JSON.parse(text));
    if (problem.success) return problem.data;
  } catch {
    // Not from us: a proxy in front may answer in HTML.
  }
  return { title: `The server answered ${status}`, detail: "Try again; if it stays so, the server's log says why." };
}

/**
 * Sends a file to the import endpoint and follows what it says. XMLHttpRequest,
 * because fetch does not tell how much of a body is sent.
 */
export function sendUpload(upload: Upload): Promise<Sent> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const lines = new LineReader();
    let result: Sent = { ok: false, problem: broken };
    let so = { bytes: 0, records: 0, created: 0 };
    const take = (ended: boolean) => {
      if (request.status !== 200) return;
      for (const line of lines.next(request.responseText, ended)) {
        const said = readLine(line);
        if (said?.type === "progress") {
          const { records, bytes, created } = said;
          so = { records, created, bytes: Math.max(so.bytes, bytes) };
          upload.onProgress(so);
        }
        if (said?.type === "failure") result = { ok: false, problem: said };
        if (said?.type === "summary") result = { ok: true, summary: said };
      }
    };
    request.open("POST", addressOf(upload));
    request.setRequestHeader("Accept", "application/x-ndjson");
    // Over HTTP/1.1 browsers hear no answer while they send: the server takes no more than it has read, so what is sent tells.
    request.upload.onprogress = ({ loaded }) => {
      so = { ...so, bytes: Math.max(so.bytes, Math.min(loaded, upload.file.size)) };
      upload.onProgress(so);
    };
    request.onprogress = () => take(false);
    request.onload = () => {
      take(true);
      resolve(request.status === 200 ? result : { ok: false, problem: refusal(request.status, request.responseText) });
    };
    request.onerror = () => resolve({ ok: false, problem: broken });
    request.onabort = () => resolve({ ok: false, problem: stopped });
    upload.signal.addEventListener("abort", () => request.abort());
    request.send(upload.file);
  });
}
