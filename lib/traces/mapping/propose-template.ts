/** Which templates fit the beginning of a log, the likeliest first. */
import { kindOfWord } from "@/lib/traces/mapping/kind-word";
import { mineTemplates } from "@/lib/traces/mapping/mine-templates";
import type { TemplateChoice } from "@/lib/traces/mapping/proposal-schema";
import { compileTemplate } from "@/lib/traces/mapping/step-template";
import { TemplateMatcher } from "@/lib/traces/mapping/template-matcher";

/** How logs write who speaks. */
const speakers = [
  "{agent}: {text}",
  "{agent} -> {to}: {text}",
  "{agent} → {to}: {text}",
  "{agent} (to {to}): {text}",
  "{agent} to {to}: {text}",
  "{agent} said: {text}",
  "{agent} says: {text}",
  "{agent} ({kind}): {text}",
  "{agent} [{kind}]: {text}",
  "[{agent}] {text}",
  "[{agent}]: {text}",
  "[{agent}] -> [{to}] {text}",
  "[{agent}] [{kind}] {text}",
  "[{kind}] {agent}: {text}",
  "<{agent}> {text}",
  "{agent} > {text}",
  "{agent} | {text}",
  "{agent} - {text}",
  "{agent} - {kind} - {text}",
] as const;

/** Those that are found behind a level as well. */
const leveled = ["{agent}: {text}", "{agent} - {text}", "{agent} -> {to}: {text}"] as const;

/** What stands before it. */
const stamps = [
  "",
  "[{time}] ",
  "[{time} {kind}] ",
  "{time} ",
  "({time}) ",
  "{time} - ",
  "{time} | ",
  "[{skip}] ",
] as const;
const levels = ["", "[{kind}] ", "{kind} ", "{kind}: ", "{kind} | ", "{kind} - "] as const;

/** Headers on a line of their own, and forms in no system. */
const others = [
  "{agent}:",
  "{agent} (to {to}):",
  "# {agent}",
  "## {agent}",
  "### {agent}",
  "=== {agent} ===",
  "--- {agent} ---",
  "== {agent} ==",
  "***** {agent} *****",
  "**{agent}**: {text}",
  "**{agent}:** {text}",
  "**{agent}**",
  "Agent: {agent}",
  "Speaker: {agent}",
  "Role: {agent}",
  "From: {agent}",
  "{time} - {agent} - {kind} - {text}",
  "{time} | {kind} | {agent} | {text}",
  "{time} {kind} [{agent}] {text}",
  "{time}\\t{agent}\\t{text}",
  "{agent}\\t{text}",
  "[{time}] {text}",
  "{time} {text}",
  "Step {skip}: {text}",
  "Step {skip}",
  "Turn {skip}: {text}",
] as const;

const levelWords = /^(?:trace|debug|info|notice|warn|warning|error|critical|fatal|success)$/i;
const beginsWithLevel = /^(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|CRITICAL|FATAL|SUCCESS)\b/;

const tasteLength = 2_048;
const tasteLines = 40;
const mostTried = 16;

const nameLike = /^\p{L}[^:|<>[\]{}"=]{0,48}$/u;

const candidates: readonly string[] = [
  ...new Set([
    ...stamps.flatMap((stamp) => speakers.map((speaker) => stamp + speaker)),
    ...stamps
      .slice(1)
      .flatMap((stamp) => levels.slice(1).flatMap((level) => leveled.map((speaker) => stamp + level + speaker))),
    ...others,
  ]),
];

/** What a template finds in a text, and how well that looks like steps of agents; 0 for not at all. */
export function weighTemplate(
  template: string,
  text: string,
  except: readonly string[] = [],
): TemplateChoice & { readonly score: number } {
  const agents = new Map<string, number>();
  let [steps, kinds, known, names] = [0, 0, 0, 0];
  let atOnce = false;
  const compiled = compileTemplate(template);
  if (compiled.ok) {
    for (const { start, fields } of new TemplateMatcher(compiled.value, except).headers(text)) {
      if (steps === 0) atOnce = text.slice(0, start).trim() === "";
      steps += 1;
      if (fields.kind !== undefined) {
        kinds += 1;
        if (levelWords.test(fields.kind) || kindOfWord(fields.kind) !== null) known += 1;
      }
      if (fields.agent === undefined) continue;
      if (nameLike.test(fields.agent) && !beginsWithLevel.test(fields.agent)) names += 1;
      agents.set(fields.agent, (agents.get(fields.agent) ?? 0) + 1);
    }
  }
  const found = [...agents].sort((a, b) => b[1] - a[1]).map(([name]) => name);
  const holes = template.match(/\{(?!skip|text)[a-z]+\}/g)?.length ?? 0;
  const named = template.includes("{agent}");
  const fits = steps >= 2 && known * 5 >= kinds * 4 && (!named || names * 5 >= steps * 4);
  // Agents come again and again; words that happen to stand before a colon do not.
  const again = named ? 1 - agents.size / Math.max(1, steps) : 0.2;
  const likely = steps < 4 ? again > 0 || atOnce : again >= 0.2;
  const weight = announced.test(template) ? announcedWeight : 1;
  const score = fits && likely ? weight * steps * (0.1 + again) * (1 + 0.4 * holes) : 0;
  return { template, steps, agents: found.slice(0, 12), score };
}

/** "Sender: {agent}" says who speaks, whatever other words stand before a colon. */
const announced = /(?:^|\W)(?:agent|speaker|sender|from|role|author|name)\W{1,3}\{agent\}/i;
const announcedWeight = 6;

/** Most templates fit nothing, which a few lines of the beginning and the middle tell. */
function tryable(text: string): readonly string[] {
  const middle = text.indexOf("\n", text.length / 2) + 1;
  const taste = [0, middle]
    .flatMap((at) =>
      text
        .slice(at, at + tasteLength)
        .split("\n")
        .slice(0, tasteLines),
    )
    .join("\n");
  const all = [...new Set([...candidates, ...mineTemplates(text)])];
  if (taste.length >= text.length) return all;
  return all
    .map((template) => weighTemplate(template, taste))
    .filter(({ steps }) => steps > 0)
    .sort((a, b) => b.score - a.score || b.steps - a.steps)
    .slice(0, mostTried)
    .map(({ template }) => template);
}

const frameOf = ({ template }: TemplateChoice) => template.replace(/\{text\}$/, "");
const wordsLast = ({ template }: TemplateChoice) => Number(/\p{L}[^{}]*$/u.test(template));

const findsSame = (one: Found, other: Found) =>
  one.steps === other.steps && one.agents.length > 0 && one.agents.join() === other.agents.join();

type Found = Pick<TemplateChoice, "steps" | "agents">;

export function proposeTemplates(text: string): TemplateChoice[] {
  return (
    tryable(text)
      .map((template) => weighTemplate(template, text))
      .filter(({ score }) => score > 0)
      // Of two that find the same, the one that takes no words for a frame, and says more of it.
      .sort((a, b) => b.score - a.score || wordsLast(a) - wordsLast(b) || frameOf(b).length - frameOf(a).length)
      .filter(({ steps, agents }, at, all) => !all.slice(0, at).some((one) => findsSame(one, { steps, agents })))
      .slice(0, 4)
      .map(({ score: _, ...choice }) => choice)
  );
}
