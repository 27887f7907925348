/** Says what to switch on where spans carry no text: capturing it is off by default in most instrumentations. */
import type { RunSpan } from "@/lib/traces/spans/run-tree";

interface Remedy {
  readonly applies: (run: RunSpan) => boolean;
  readonly text: string;
}

const hasKey = (run: RunSpan, start: string) =>
  [...run.node.span.attributes.keys()].some((key) => key.startsWith(start));

const remedies: readonly Remedy[] = [
  {
    applies: ({ node }) => node.span.type === "response",
    text: "the OpenAI Agents SDK exports no text of its response spans: send the run through OpenInference's or OpenLLMetry's instrumentation of the SDK, or use the chat-completions model",
  },
  {
    applies: (run) => hasKey(run, "openinference."),
    text: "unset OPENINFERENCE_HIDE_INPUTS and OPENINFERENCE_HIDE_OUTPUTS",
  },
  {
    applies: (run) => hasKey(run, "traceloop."),
    text: "set TRACELOOP_TRACE_CONTENT=true",
  },
  {
    applies: (run) => hasKey(run, "ai."),
    text: "set recordInputs and recordOutputs in the AI SDK's telemetry settings",
  },
  {
    applies: (run) => hasKey(run, "gen_ai."),
    text: "set OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT=true (with OTEL_SEMCONV_STABILITY_OPT_IN=gen_ai_latest_experimental: SPAN_ONLY or SPAN_AND_EVENT), or the same switch of the framework, such as enable_sensitive_data or include_content",
  },
];

/** Null where every model call says what was said. */
export function contentWarning(runs: readonly RunSpan[]): string | null {
  const calls = runs.filter(({ reading, wraps }) => reading.type === "llm" && !wraps);
  const silent = calls.filter(
    ({ reading }) => reading.inputs.length === 0 && reading.outputs.length === 0 && reading.data === null,
  );
  const said = runs.some(
    ({ reading }) => reading.outputs.length > 0 || reading.inputs.length > 0 || reading.data !== null,
  );
  if (silent.length === 0 && said) return null;
  const asked = silent.length > 0 ? silent : runs;
  const found = remedies.filter(({ applies }) => asked.some(applies)).map(({ text }) => text);
  const remedy =
    found.length > 0 ? found.join("; or ") : "switch on the capture of inputs and outputs in the instrumentation";
  const what = said
    ? `${silent.length} of ${calls.length} model calls carry no text of what was said, so they stand here as events without it.`
    : "These spans carry no text of what was said, so only their order, names and times can be read.";
  return `${what} To record it at the source: ${remedy}.`;
}
