"use client";
import { FieldSelect } from "@/components/import/mapping/field-select";
import { Button } from "@/components/ui/button";
import { Field, Select } from "@/components/ui/field";
import { stepKinds } from "@/lib/traces/canonical";
import type { SeenField } from "@/lib/traces/mapping/proposal-schema";
import type { RecordsMapping } from "@/lib/traces/mapping-schema";

type Texts = RecordsMapping["texts"];
const most = 8;

/** Which fields hold what a step says: mostly one; where an element holds thought, action and observation, each is a step. */
export function TextsEditor({
  texts,
  fields,
  onChange,
}: {
  readonly texts: Texts;
  readonly fields: readonly SeenField[];
  readonly onChange: (texts: Texts) => void;
}) {
  const shown: readonly (Texts[number] | null)[] = texts.length === 0 ? [null] : texts;
  const put = (place: number, text: Texts[number] | null) =>
    onChange(shown.flatMap((old, at) => (at === place ? (text ?? []) : (old ?? []))));
  return (
    <div className="flex flex-col gap-3 sm:col-span-2">
      {shown.map((text, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is all that tells one from another
        <div key={place} className="grid grid-cols-1 gap-x-6 gap-y-3 sm:grid-cols-2">
          <FieldSelect
            label={shown.length === 1 ? "Text" : `Text ${place + 1}`}
            none={shown.length === 1 ? "Choose the field that holds it" : "no more"}
            fields={fields}
            path={text?.path ?? null}
            onChange={(path) => put(place, path && { path, kind: text?.kind ?? null })}
          />
          {text !== null && (
            <Field label={shown.length === 1 ? "is a" : `Text ${place + 1} is a`}>
              <Select
                value={text.kind ?? ""}
                onValueChange={(next: unknown) =>
                  put(place, { ...text, kind: stepKinds.find((kind) => kind === next) ?? null })
                }
              >
                <option value="">message, or what its kind says</option>
                {stepKinds.map((kind) => (
                  <option key={kind} value={kind}>
                    {kind}
                  </option>
                ))}
              </Select>
            </Field>
          )}
        </div>
      ))}
      {texts.length > 0 && texts.length < most && (
        <Button
          size="small"
          look="bare"
          className="self-start"
          onClick={() => {
            const free = fields.find(({ path }) => !texts.some((text) => `${text.path}` === `${path}`));
            if (free) onChange([...texts, { path: free.path, kind: null }]);
          }}
        >
          Add another text of the same element
        </Button>
      )}
    </div>
  );
}
