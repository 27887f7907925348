/** All formats, the most specific first: detection takes the first that fits. */
import type { Format } from "@/lib/traces/format";
import { agentRxLabels } from "@/lib/traces/formats/agentrx-labels";
import { agentsSdk } from "@/lib/traces/formats/agents-sdk";
import { anthropicMessages, anthropicRequests } from "@/lib/traces/formats/anthropic-messages";
import { atif } from "@/lib/traces/formats/atif";
import { autoGenMessages, autoGenRuns } from "@/lib/traces/formats/autogen-messages";
import { claudeCode } from "@/lib/traces/formats/claude-code";
import { codex } from "@/lib/traces/formats/codex";
import { codexExec } from "@/lib/traces/formats/codex-exec";
import { crewAiLog, crewAiOutput } from "@/lib/traces/formats/crewai";
import { geminiHistory, geminiRequests } from "@/lib/traces/formats/gemini-contents";
import { genericMessages, genericTraces } from "@/lib/traces/formats/generic-messages";
import { inspectLog } from "@/lib/traces/formats/inspect";
import { keyedConversations } from "@/lib/traces/formats/keyed-conversations";
import { langfuseRows } from "@/lib/traces/formats/langfuse-rows";
import { langfuseTrace } from "@/lib/traces/formats/langfuse-trace";
import { langGraphRun, langGraphStates } from "@/lib/traces/formats/langgraph";
import { langSmithRuns } from "@/lib/traces/formats/langsmith-runs";
import { logFile } from "@/lib/traces/formats/log-file";
import { logRecords } from "@/lib/traces/formats/log-records";
import { magenticOneRun, magenticOneRuns } from "@/lib/traces/formats/magentic-one";
import { masftHuman } from "@/lib/traces/formats/masft-human";
import { masftLabels } from "@/lib/traces/formats/masft-labels";
import { masftTable } from "@/lib/traces/formats/masft-table";
import { mastData } from "@/lib/traces/formats/mast-data";
import { mastHuman } from "@/lib/traces/formats/mast-human";
import { metaGptRun } from "@/lib/traces/formats/metagpt-run";
import { miniSweAgent } from "@/lib/traces/formats/mini-swe-agent";
import { openaiCalls, openaiResponses } from "@/lib/traces/formats/openai-calls";
import { openaiChat, openaiMessages } from "@/lib/traces/formats/openai-chat";
import { openClaw } from "@/lib/traces/formats/openclaw";
import { otlp } from "@/lib/traces/formats/otlp";
import { plainText } from "@/lib/traces/formats/plain-text";
import { spanList } from "@/lib/traces/formats/span-list";
import { sweAgent } from "@/lib/traces/formats/swe-agent";
import { tauBench } from "@/lib/traces/formats/tau-bench";
import { tau2Bench } from "@/lib/traces/formats/tau2-bench";
import { topmastArchive } from "@/lib/traces/formats/topmast-archive";
import { trail } from "@/lib/traces/formats/trail";
import { whoAndWhen } from "@/lib/traces/formats/who-and-when";
import { logGrammars } from "@/lib/traces/logs/grammars";

export const formats: readonly Format[] = [
  topmastArchive,
  atif,
  mastData,
  mastHuman,
  masftHuman,
  masftLabels,
  masftTable,
  whoAndWhen,
  tauBench,
  tau2Bench,
  metaGptRun,
  agentRxLabels,
  otlp,
  trail,
  langfuseTrace,
  langfuseRows,
  langSmithRuns,
  agentsSdk,
  spanList,
  inspectLog,
  sweAgent,
  miniSweAgent,
  claudeCode,
  codex,
  codexExec,
  openaiResponses,
  openClaw,
  crewAiLog,
  crewAiOutput,
  autoGenRuns,
  autoGenMessages,
  langGraphRun,
  langGraphStates,
  magenticOneRun,
  magenticOneRuns,
  openaiCalls,
  geminiRequests,
  geminiHistory,
  anthropicRequests,
  anthropicMessages,
  openaiChat,
  openaiMessages,
  genericTraces,
  genericMessages,
  keyedConversations,
  logRecords,
  ...logGrammars.map(logFile),
  plainText,
];

export function findFormat(name: string): Format | undefined {
  return formats.find((format) => format.name === name);
}
