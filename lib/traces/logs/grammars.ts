/** All log grammars, the most specific first. */
import { ag2Console } from "@/lib/traces/logs/ag2-console";
import { ag2Record } from "@/lib/traces/logs/ag2-record";
import { appWorldLog } from "@/lib/traces/logs/appworld-log";
import { chatDevLog } from "@/lib/traces/logs/chatdev-log";
import { crewAiText } from "@/lib/traces/logs/crewai-log";
import { hyperAgentLog } from "@/lib/traces/logs/hyperagent-log";
import type { LogGrammar, LogReading } from "@/lib/traces/logs/log-grammar";
import { maTotLog } from "@/lib/traces/logs/ma-tot-log";
import { magenticLog } from "@/lib/traces/logs/magentic-log";
import { metaGptCommunication } from "@/lib/traces/logs/metagpt-communication";
import { metaGptLog } from "@/lib/traces/logs/metagpt-log";
import { openManusLog } from "@/lib/traces/logs/openmanus-log";

export const logGrammars: readonly LogGrammar[] = [
  chatDevLog,
  metaGptCommunication,
  metaGptLog,
  openManusLog,
  hyperAgentLog,
  crewAiText,
  maTotLog,
  appWorldLog,
  ag2Record,
  ag2Console,
  magenticLog,
];

/** The reading of the first grammar that finds steps in the log; null where none does. */
export function readLog(text: string): LogReading | null {
  for (const grammar of logGrammars) {
    if (!grammar.recognise(text)) continue;
    const reading = grammar.read(text);
    if (reading.steps.length > 0) return reading;
  }
  return null;
}
