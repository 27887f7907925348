/** What findings can be parted by. A dimension of traces parts the traces; one of findings parts what was found in each. */
import { z } from "zod";

export const traceDimensions = [
  "system",
  "model",
  "benchmark",
  "outcome",
  "achieved",
  "import",
  "day",
  "week",
  "month",
] as const;
export const findingDimensions = ["agent", "stage", "position"] as const;

export type FindingDimension = (typeof findingDimensions)[number];

/** A field of the traces' metadata. */
const metadataField = z.templateLiteral(["metadata.", z.string().min(1).max(200)]);
/** The runs before a day, and those since it. */
const since = z.templateLiteral(["since.", z.iso.date()]);

export const traceDimensionSchema = z.union([z.enum(traceDimensions), metadataField, since]);
export const dimensionSchema = z.union([z.enum(findingDimensions), traceDimensionSchema]);

export type TraceDimension = z.infer<typeof traceDimensionSchema>;
export type Dimension = z.infer<typeof dimensionSchema>;

export function ofFindings(dimension: Dimension): dimension is FindingDimension {
  return findingDimensions.some((name) => name === dimension);
}

export function isMetadata(dimension: Dimension): dimension is `metadata.${string}` {
  return dimension.startsWith("metadata.");
}

export function isSince(dimension: Dimension): dimension is `since.${string}` {
  return dimension.startsWith("since.");
}

/** What stands after the first dot: the field's name, or the day. */
export function afterDot(dimension: `metadata.${string}` | `since.${string}`): string {
  return dimension.slice(dimension.indexOf(".") + 1);
}
