/** AgentRx's files of labels (2026) by themselves: recognised, so that the refusal can say what to do. */
import { type DocumentFormat, reject } from "@/lib/traces/format";
import { isAgentRxIndex, isAgentRxVerdict } from "@/lib/traces/formats/agentrx-shape";
import { mostly } from "@/lib/traces/mostly";

export const agentRxLabels: DocumentFormat = {
  name: "agentrx-labels",
  title: "AgentRx labels (without the runs)",
  unit: "document",
  detect: ({ records }) => mostly(records, (value) => isAgentRxVerdict(value) || isAgentRxIndex(value)),
  *parse() {
    yield reject(
      "This file holds AgentRx's labels, and not the runs they are about. Import the runs and this file together: drop them (the files of messages) here at once, or put them into one archive, and the labels join their runs.",
    );
  },
};
