/** Any text: one step that holds it whole. */
import type { ParsedTrace } from "@/lib/traces/canonical";
import { stepOf, traceOf } from "@/lib/traces/draft";
import { reject, type TextFormat } from "@/lib/traces/format";
import { nameOfFile, traceTitle } from "@/lib/traces/trace-title";

export const noKnownForm = "The text has no log form that Topmast knows, so it is one step with no agent named.";

export function plainTrace(text: string, title: string): ParsedTrace {
  return traceOf({
    title: traceTitle(title, text),
    steps: [stepOf({ agent: null, content: text })],
    warnings: [noKnownForm],
  });
}

export const plainText: TextFormat = {
  name: "plain-text",
  title: "Plain text, as one step",
  unit: "text",
  detect: ({ head }) => head.trim() !== "",
  *parse(text, { filename }) {
    if (text.trim() === "") yield reject("The text is empty.");
    else yield plainTrace(text, nameOfFile(filename));
  },
};
