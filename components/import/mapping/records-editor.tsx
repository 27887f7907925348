"use client";
import { drawnText } from "@/components/import/mapping/drawn-text";
import { FieldSelect } from "@/components/import/mapping/field-select";
import { draftOf, sourceOf } from "@/components/import/mapping/mapping-draft";
import { TemplateEditor } from "@/components/import/mapping/template-editor";
import { TextsEditor } from "@/components/import/mapping/texts-editor";
import { countOf } from "@/components/ui/count-of";
import { Field, Select } from "@/components/ui/field";
import { pathLabel } from "@/lib/traces/mapping/json-path";
import type { StepSource } from "@/lib/traces/mapping/proposal-schema";
import type { RecordsMapping } from "@/lib/traces/mapping-schema";

function nameOf({ runs, steps, shape, found }: StepSource): string {
  const count = shape === "log" ? "a log in a text" : countOf(found, "element");
  if (steps === null) return `each record is a step (${count})`;
  const where = runs === null ? pathLabel(steps) : `${pathLabel(runs)}, in each: ${pathLabel(steps)}`;
  return `${drawnText(where)} (${count})`;
}

/** Which field of the JSON means what. */
export function RecordsEditor({
  mapping,
  sources,
  agents,
  onChange,
}: {
  readonly mapping: RecordsMapping;
  readonly sources: readonly StepSource[];
  readonly agents: readonly string[];
  readonly onChange: (mapping: RecordsMapping) => void;
}) {
  const source = sourceOf(sources, mapping);
  const fields = source?.fields ?? [];
  const header = mapping.steps === null ? fields : (source?.header ?? []);
  const part = (name: "agent" | "role" | "addressee" | "time" | "task" | "trace", label: string, none: string) => (
    <FieldSelect
      label={label}
      none={none}
      fields={name === "task" || name === "trace" ? header : fields}
      path={mapping[name]}
      onChange={(path) => onChange({ ...mapping, [name]: path })}
    />
  );
  return (
    <div className="grid grid-cols-1 gap-x-6 gap-y-3 sm:grid-cols-2">
      <Field label="The steps are in" className="sm:col-span-2">
        <Select
          value={source === undefined ? "" : String(sources.indexOf(source))}
          onValueChange={(next: unknown) => onChange(draftOf(sources[Number(next)]))}
        >
          {source === undefined && <option value="">{pathLabel(mapping.steps ?? [])}, not seen here</option>}
          {sources.map((one, place) => (
            <option key={JSON.stringify([one.runs, one.steps, one.shape])} value={String(place)}>
              {nameOf(one)}
            </option>
          ))}
        </Select>
      </Field>
      {mapping.log === null ? (
        <>
          {part("agent", "Agent", "none is named")}
          {part("role", "Kind or role", "none")}
          <TextsEditor texts={mapping.texts} fields={fields} onChange={(texts) => onChange({ ...mapping, texts })} />
          {part("addressee", "Spoken to", "nobody is named")}
          {part("time", "Time", "none")}
        </>
      ) : (
        <TemplateEditor
          log={mapping.log}
          templates={source?.templates ?? []}
          lines={source?.lines ?? []}
          agents={agents}
          onChange={(log) => onChange({ ...mapping, log })}
        />
      )}
      {part("task", "Task of the trace", "none")}
      {part("trace", "Id of the trace", mapping.steps === null ? "all records are one trace" : "none")}
    </div>
  );
}
