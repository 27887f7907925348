import { adjudicated } from "@/lib/agreement/query-schema";
import type { Annotator } from "@/lib/reviews/review-schema";

const kinds: Readonly<Record<Annotator["kind"], string>> = { person: "", judge: " (judge)", imported: " (imported)" };

/** What an annotator is called, by the id that the figures use. */
export function namesOf(annotators: readonly Annotator[]): (id: string) => string {
  const names = new Map(annotators.map(({ id, name, kind }) => [id, `${name}${kinds[kind]}`]));
  return (id) => (id === adjudicated ? "Adjudicated reviews" : (names.get(id) ?? "Somebody"));
}
