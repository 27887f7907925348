/** AgentRx's file of labels (2026): recognised, so that the refusal can say what it is. */
import { type DocumentFormat, reject } from "@/lib/traces/format";
import { field, isList, isObject } from "@/lib/traces/json-value";
import { mostly } from "@/lib/traces/mostly";

export const agentRxLabels: DocumentFormat = {
  name: "agentrx-labels",
  title: "AgentRx labels (without the runs)",
  unit: "document",
  detect: ({ records }) =>
    mostly(
      records,
      (value) => isObject(value) && isList(field(value, "failures")) && Object.hasOwn(value, "trajectory_id"),
    ),
  *parse() {
    yield reject(
      "This file holds AgentRx's labels, and not the runs they are about. Import the runs (the files of messages); joining these labels to them is not possible yet.",
    );
  },
};
