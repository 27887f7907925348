import "server-only";
import type { ExportedStep } from "@/lib/db/export-steps";
import { labelRecords } from "@/lib/export/label-record";
import { escaped, isLog, logPiece, mastRecord, messageOf, preambleOf } from "@/lib/export/mast-record";
import { spentSeconds } from "@/lib/export/spent-seconds";
import { verdictColumns } from "@/lib/export/trace-record";
import { modesOf } from "@/lib/reviews/masks";
import type { ExportFile } from "@/lib/workflows/export/export-file";
import { type ExportRun, type ToldTrace, tracesWithSteps } from "@/lib/workflows/export/export-run";

/** One line a trace; its steps come last, so that the line is written as they are read. */
export function jsonLines(run: ExportRun): ExportFile {
  return {
    name: `${run.project.slug}.jsonl`,
    async *pieces() {
      let written = 0;
      for await (const { told, steps, first, last } of tracesWithSteps(run)) {
        if (first) written = 0;
        const head = first ? `${JSON.stringify(traceFacts(told)).slice(0, -1)},"steps":[` : "";
        const lines = steps.map((step) => `${written++ === 0 ? "" : ","}${JSON.stringify(stepFacts(step))}`);
        yield { text: `${head}${lines.join("")}${last ? "]}\n" : ""}`, records: first ? 1 : 0 };
      }
    },
  };
}

/** `text` is what offsets count in. */
function stepFacts(step: ExportedStep) {
  const { index, agent, kind, text, toolCalls, addressee, answers, time, durationMs, error, parent } = step;
  const timing = { time, duration_ms: durationMs };
  return { index, agent, kind, text, tool_calls: toolCalls, addressee, answers, ...timing, error, parent };
}

function traceFacts({ trace, reviews, verdict }: ToldTrace) {
  const { id, title, system, model, benchmark, task, outcome, metadata, agents, createdAt, claims } = trace;
  return {
    id,
    title,
    system,
    model,
    benchmark,
    task,
    outcome,
    metadata,
    agents,
    created_at: createdAt,
    /** After consensus: 1 found, 0 judged and not found, null not judged. */
    modes: verdictColumns(verdict),
    reviews: reviews.map((review) => ({
      id: review.id,
      annotator: review.annotator,
      adjudicated: review.adjudicated,
      achieved: review.achieved,
      note: review.note,
      judged: modesOf(review.judged),
      submitted_at: review.submittedAt,
      spent_seconds: spentSeconds([review]),
      labels: review.labels.map(({ id: label, mode, segments, note, confidence, agent, decisive }) => ({
        id: label,
        mode,
        segments,
        note,
        confidence,
        agent,
        decisive,
      })),
    })),
    claims: claims.map(({ id: _, ...claim }) => claim),
  };
}

/** The published form, as one array of records. */
export function mastData(run: ExportRun, annotator: string): ExportFile {
  return {
    name: `${run.project.slug}-mast-data.json`,
    async *pieces() {
      let place = -1;
      let log = false;
      let after = "";
      let messages = 0;
      yield { text: "[", records: 0 };
      for await (const { told, steps, first, last } of tracesWithSteps(run)) {
        let text = "";
        if (first) {
          place += 1;
          messages = 0;
          const rows = labelRecords(told.trace, told.reviews, run.project.taxonomyVersion);
          const record = mastRecord(told.trace, { place, verdict: told.verdict, rows, annotator });
          after = record.after;
          log = isLog(told.trace, steps[0]);
          text = `${place === 0 ? "\n" : ",\n"}${record.before}${log ? escaped(preambleOf(told.trace)) : "["}`;
        }
        if (log) text += steps.map((step) => escaped(logPiece(step))).join("");
        else
          text += steps
            .map((step) => `${messages++ === 0 ? "" : ","}${escaped(JSON.stringify(messageOf(step)))}`)
            .join("");
        if (last) text += `${log ? "" : "]"}${after}`;
        yield { text, records: first ? 1 : 0 };
      }
      yield { text: "\n]\n", records: 0 };
    },
  };
}
