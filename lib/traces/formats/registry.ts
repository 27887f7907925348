/** All formats, the most specific first: detection takes the first that fits. */
import type { Format } from "@/lib/traces/format";
import { agentRxLabels } from "@/lib/traces/formats/agentrx-labels";
import { genericMessages, genericTraces } from "@/lib/traces/formats/generic-messages";
import { logFile } from "@/lib/traces/formats/log-file";
import { magenticOneRun, magenticOneRuns } from "@/lib/traces/formats/magentic-one";
import { masftHuman } from "@/lib/traces/formats/masft-human";
import { mastData } from "@/lib/traces/formats/mast-data";
import { mastHuman } from "@/lib/traces/formats/mast-human";
import { metaGptRun } from "@/lib/traces/formats/metagpt-run";
import { openaiChat, openaiMessages } from "@/lib/traces/formats/openai-chat";
import { plainText } from "@/lib/traces/formats/plain-text";
import { tauBench } from "@/lib/traces/formats/tau-bench";
import { whoAndWhen } from "@/lib/traces/formats/who-and-when";
import { logGrammars } from "@/lib/traces/logs/grammars";

export const formats: readonly Format[] = [
  mastData,
  mastHuman,
  masftHuman,
  whoAndWhen,
  tauBench,
  metaGptRun,
  agentRxLabels,
  magenticOneRun,
  magenticOneRuns,
  openaiChat,
  openaiMessages,
  genericTraces,
  genericMessages,
  ...logGrammars.map(logFile),
  plainText,
];

export function findFormat(name: string): Format | undefined {
  return formats.find((format) => format.name === name);
}
