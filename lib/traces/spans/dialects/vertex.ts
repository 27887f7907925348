/** Google's Agent Development Kit: requests and responses of Gemini under gcp.vertex.agent.…. */
import { readValue } from "@/lib/traces/spans/messages/value-messages";
import type { PartialReading } from "@/lib/traces/spans/reading";
import type { Span } from "@/lib/traces/spans/span";

export function readVertex({ attributes }: Span): PartialReading {
  return {
    inputs: readValue(attributes.get("gcp.vertex.agent.llm_request"), "user").messages,
    outputs: readValue(attributes.get("gcp.vertex.agent.llm_response"), "assistant").messages,
  };
}
