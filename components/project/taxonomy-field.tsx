"use client";
import { SelectField } from "@/components/ui/form-fields";
import { type TaxonomyVersion, taxonomyVersions } from "@/lib/mast/taxonomy";

const titles: Record<TaxonomyVersion, string> = {
  v1: "v1 (March 2025)",
  v2: "v2 (April 2025)",
  v3: "v3 (October 2025)",
};

/** Which publication's names a project shows. Codes are the same in all of them, so it can change at any time. */
export function TaxonomyField({
  value = "v2",
  disabled = false,
}: {
  readonly value?: TaxonomyVersion;
  readonly disabled?: boolean;
}) {
  return (
    <SelectField
      name="taxonomyVersion"
      label="Names of MAST"
      hint="The publication whose names are shown. Codes and labels stay the same, so it can be changed at any time."
      defaultValue={value}
      disabled={disabled}
      options={taxonomyVersions.map((version) => ({ value: version, name: titles[version] }))}
    />
  );
}
