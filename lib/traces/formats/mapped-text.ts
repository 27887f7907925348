/** A log whose steps begin as a person says. */
import { reject, type TextFormat } from "@/lib/traces/format";
import { logTrace } from "@/lib/traces/formats/log-file";
import { compileTemplate } from "@/lib/traces/mapping/step-template";
import { readTemplateLog } from "@/lib/traces/mapping/template-log";
import type { TextMapping } from "@/lib/traces/mapping-schema";

export const mappedTextChoice = { name: "mapped-text", title: "Log, with a pattern of yours" } as const;

export function mappedText({ template, except }: TextMapping): TextFormat {
  const compiled = compileTemplate(template);
  return {
    ...mappedTextChoice,
    unit: "text",
    detect: () => false,
    *parse(text, { filename }) {
      if (!compiled.ok) {
        yield reject(compiled.failure.detail);
        return;
      }
      const reading = readTemplateLog(text, compiled.value, except);
      if (reading.steps.some(({ content }) => content !== "")) yield logTrace(reading, filename);
      else yield reject(nothingBegins(template));
    },
  };
}

export function nothingBegins(template: string): string {
  return `No step with text begins as the pattern ${template} says. Compare it with the first lines of the log.`;
}
