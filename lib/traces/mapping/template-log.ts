/** A log cut into steps where a person's template says that a step begins. */
import type { StepKind } from "@/lib/traces/canonical";
import type { LogReading } from "@/lib/traces/logs/log-grammar";
import { behindBlankLines, type LogBlock, logSteps } from "@/lib/traces/logs/log-steps";
import { kindOfWord } from "@/lib/traces/mapping/kind-word";
import type { StepTemplate } from "@/lib/traces/mapping/step-template";
import { type StepHeader, TemplateMatcher } from "@/lib/traces/mapping/template-matcher";
import { sourceTime } from "@/lib/traces/source-time";

/** What a step is called where the template does not say it: by who speaks. */
function kindOf({ fields: { kind, agent } }: StepHeader): StepKind {
  return kindOfWord(kind ?? agent ?? "") ?? "message";
}

function blockOf(text: string, header: StepHeader): LogBlock {
  const { start, body, fields } = header;
  return {
    start,
    step: {
      agent: fields.agent ?? null,
      addressee: fields.to ?? null,
      kind: kindOf(header),
      time: sourceTime(fields.time),
      body: behindBlankLines(text, body),
    },
  };
}

export function readTemplateLog(text: string, template: StepTemplate, except: readonly string[]): LogReading {
  const blocks: LogBlock[] = [];
  for (const header of new TemplateMatcher(template, except).headers(text)) blocks.push(blockOf(text, header));
  return logSteps(text, blocks);
}
