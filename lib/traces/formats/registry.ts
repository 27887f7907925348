/** All formats, the most specific first: detection takes the first that fits. */
import type { Format } from "@/lib/traces/format";
import { genericMessages, genericTraces } from "@/lib/traces/formats/generic-messages";
import { openaiChat, openaiMessages } from "@/lib/traces/formats/openai-chat";
import { plainText } from "@/lib/traces/formats/plain-text";
import { whoAndWhen } from "@/lib/traces/formats/who-and-when";

export const formats: readonly Format[] = [
  whoAndWhen,
  openaiChat,
  openaiMessages,
  genericTraces,
  genericMessages,
  plainText,
];

export function findFormat(name: string): Format | undefined {
  return formats.find((format) => format.name === name);
}
