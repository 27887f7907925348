"use client";
import { drawnText } from "@/components/import/mapping/drawn-text";
import { classNames } from "@/components/ui/class-names";
import { countOf } from "@/components/ui/count-of";
import { Field, TextInput } from "@/components/ui/field";
import type { TemplateChoice } from "@/lib/traces/mapping/proposal-schema";
import { compileTemplate } from "@/lib/traces/mapping/step-template";
import type { TextMapping } from "@/lib/traces/mapping-schema";

type Log = Pick<TextMapping, "template" | "except">;
const mostAgents = 40;

/** Says what a line looks like that begins a step, with what the lines of this log look like. */
export function TemplateEditor({
  log,
  templates,
  lines,
  agents,
  onChange,
}: {
  readonly log: Log;
  readonly templates: readonly TemplateChoice[];
  readonly lines: readonly string[];
  /** Names that were found with it. */
  readonly agents: readonly string[];
  readonly onChange: (log: Log) => void;
}) {
  const { template, except } = log;
  const compiled = compileTemplate(template);
  const names = [...new Set([...agents, ...except])].slice(0, mostAgents);
  return (
    <div className="flex flex-col gap-4 sm:col-span-2">
      <Field
        label="A line begins a step where it looks like"
        error={template === "" || compiled.ok ? undefined : compiled.failure.detail}
        hint={
          <>
            Such as <code>{"[{time}] {agent}: {text}"}</code>. Fields stand in braces:{" "}
            {"{agent} {to} {time} {kind} {text}"}, and {"{skip}"} for anything else. All else stands in the line as it
            stands here. The text goes on to the next such line.
          </>
        }
      >
        <TextInput
          value={template}
          onValueChange={(next) => onChange({ template: next, except })}
          maxLength={200}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          style={{ fontFamily: "var(--font-mono)", fontVariantLigatures: "none" }}
        />
      </Field>
      {templates.length > 0 && (
        <div>
          <h3 className="mb-1 font-medium">Patterns that fit the beginning</h3>
          <ul className="flex flex-col gap-1">
            {templates.map((choice) => (
              <li key={choice.template}>
                <button
                  type="button"
                  aria-pressed={choice.template === template}
                  onClick={() => onChange({ template: choice.template, except: [] })}
                  className={classNames(
                    "flex w-full flex-wrap items-baseline gap-x-3 rounded-md border px-2.5 py-1 text-left",
                    choice.template === template ? "border-ink bg-sunken" : "border-line hover:bg-sunken",
                  )}
                >
                  <code className="font-mono [font-variant-ligatures:none] [overflow-wrap:anywhere]">
                    {choice.template}
                  </code>
                  <span className="min-w-0 truncate text-ink-faint text-xs">
                    {countOf(choice.steps, "step")}
                    {choice.agents.length > 0 && ` · ${drawnText(choice.agents.join(", "))}`}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
      {names.length > 0 && template.includes("{agent}") && (
        <fieldset>
          <legend className="mb-1 font-medium">Names that begin a step</legend>
          <div className="flex flex-wrap gap-x-4 gap-y-1">
            {names.map((name) => (
              <label key={name} className="flex min-w-0 items-center gap-2">
                <input
                  type="checkbox"
                  checked={!except.includes(name)}
                  onChange={(event) =>
                    onChange({
                      template,
                      except: event.currentTarget.checked ? except.filter((one) => one !== name) : [...except, name],
                    })
                  }
                  className="size-4 shrink-0 accent-ink"
                />
                <span className="min-w-0 [overflow-wrap:anywhere]">{drawnText(name)}</span>
              </label>
            ))}
          </div>
        </fieldset>
      )}
      {lines.length > 0 && (
        <section aria-label="First lines" className="rounded-md border border-line bg-sunken px-3 py-2">
          <h3 className="mb-1 text-ink-soft text-xs">First lines</h3>
          <ol className="font-mono text-xs [font-variant-ligatures:none]">
            {lines.map((line, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a log, in their order
              <li key={place} className="truncate">
                <bdi>{drawnText(line)}</bdi>
              </li>
            ))}
          </ol>
        </section>
      )}
    </div>
  );
}
