import { ROOT_CONTEXT, SpanStatusCode, trace } from "@opentelemetry/api";
import { OTLPTraceExporter as JsonExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { OTLPTraceExporter as ProtobufExporter } from "@opentelemetry/exporter-trace-otlp-proto";
import { CompressionAlgorithm } from "@opentelemetry/otlp-exporter-base";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { BasicTracerProvider, BatchSpanProcessor } from "@opentelemetry/sdk-trace-base";
import { expect, test } from "@playwright/test";
import { apiKey, project, serverUrl } from "./support/instance";

const exporters = { JSON: JsonExporter, protobuf: ProtobufExporter };

for (const [encoding, Exporter] of Object.entries(exporters)) {
  test(`a run that is exported with the OpenTelemetry SDK as ${encoding} arrives as a trace`, async ({ request }) => {
    const exporter = new Exporter({
      url: `${serverUrl()}/api/otlp/v1/traces`,
      headers: { authorization: `Bearer ${apiKey}` },
      compression: CompressionAlgorithm.GZIP,
      timeoutMillis: 30_000,
    });
    const provider = new BasicTracerProvider({
      resource: resourceFromAttributes({ "service.name": `crew-${encoding}` }),
      spanProcessors: [new BatchSpanProcessor(exporter)],
    });
    const tracer = provider.getTracer("my-agents");
    const agent = tracer.startSpan("invoke_agent Planner", {
      attributes: { "gen_ai.operation.name": "invoke_agent", "gen_ai.agent.name": "Planner" },
    });
    const inside = trace.setSpan(ROOT_CONTEXT, agent);
    const said = JSON.stringify([
      { role: "assistant", parts: [{ type: "text", content: `Searching as ${encoding} 🦊` }] },
    ]);
    tracer
      .startSpan(
        "chat gpt-4o",
        {
          attributes: {
            "gen_ai.operation.name": "chat",
            "gen_ai.request.model": "gpt-4o",
            "gen_ai.output.messages": said,
          },
        },
        inside,
      )
      .end();
    const tool = tracer.startSpan(
      "execute_tool search",
      {
        attributes: {
          "gen_ai.operation.name": "execute_tool",
          "gen_ai.tool.name": "search",
          "gen_ai.tool.call.arguments": '{"q":"fares"}',
        },
      },
      inside,
    );
    tool.setStatus({ code: SpanStatusCode.ERROR, message: "no route" });
    tool.end();
    // What ends before the flush and what ends after it come in two requests of one trace.
    await provider.forceFlush();
    agent.end();
    await provider.shutdown();

    const headers = { authorization: `Bearer ${apiKey}` };
    const { traces } = await (await request.get(`/api/v1/projects/${project}/traces?limit=200`, { headers })).json();
    const pages = await Promise.all(
      traces.map(async ({ id }: { readonly id: string }) =>
        (await request.get(`/api/v1/traces/${id}/steps`, { headers })).json(),
      ),
    );
    const steps = pages
      .map((page) => page.steps)
      .find((all) => JSON.stringify(all).includes(`Searching as ${encoding}`));
    expect(steps).toContainEqual(expect.objectContaining({ agent: "Planner", content: `Searching as ${encoding} 🦊` }));
    expect(JSON.stringify(steps)).toContain('{\\"q\\":\\"fares\\"}');
    expect(steps.some((step: { readonly error: string | null }) => step.error?.includes("no route"))).toBe(true);
  });
}
