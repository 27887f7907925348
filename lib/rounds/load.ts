export interface Load {
  /** Reviews that the round wants in all. */
  readonly reviews: number;
  /** For one annotator: when all do alike, and at the very most. */
  readonly each: number;
  readonly most: number;
}

/** What a round asks of its annotators: `perTrace` reviews of each trace, and each item that everybody reads. */
export function roundLoad(traces: number, annotators: number, perTrace: number, items: number): Load {
  const readers = Math.min(perTrace, annotators);
  return {
    reviews: traces * readers + items * annotators,
    each: annotators === 0 ? 0 : Math.ceil((traces * readers) / annotators) + items,
    most: annotators === 0 ? 0 : traces + items,
  };
}
