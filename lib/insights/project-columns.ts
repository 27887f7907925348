/**
 * The traces of a project as columns of numbers, a place each, with what reviews say of them: all that the views of the
 * figures count (docs/decisions/027). A trace that changes is taken out and put in again.
 */
import { GrowingInts, LabelHeap } from "@/lib/insights/growing-columns";
import { KeyCodes } from "@/lib/insights/key-codes";
import { achievedKeys, type Tally, tallyKinds } from "@/lib/insights/tally";
import type { AnnotatorKind } from "@/lib/reviews/review-schema";

/** A text that each trace has one of, or none. */
export class KeyColumn {
  readonly names = new KeyCodes();
  readonly codes = new GrowingInts();
}

/** The tallies of one kind of annotators, adjudicated ones or the others. */
export class TallyColumn {
  /** What was judged, fourteen bits further up than what any found; 0 where there is no tally. */
  readonly judged = new GrowingInts();
  /** What all found, and what most did. */
  readonly agreed = new GrowingInts();
  readonly achieved = new GrowingInts();
  /** Where in the heap of labels those of the tally begin, and how many there are. */
  readonly labelsFrom = new GrowingInts();
  readonly labels = new GrowingInts();

  get bytes(): number {
    return 5 * this.judged.bytes;
  }
}

const gone = -1;

export class ProjectColumns {
  readonly agents = new KeyCodes();
  readonly labels = new LabelHeap();
  /** Steps of each trace; below 0 where a place is empty. */
  readonly steps = new GrowingInts();
  readonly dimensions = new Map<string, KeyColumn>();
  private readonly places = new Map<string, number>();
  private readonly empty: number[] = [];
  private readonly tallies = new Map<string, TallyColumn>();
  /** Places, the empty ones too. */
  size = 0;

  /** The place of a trace, given one where it has none. */
  put(id: string, steps: number): number {
    let place = this.places.get(id);
    if (place === undefined) {
      place = this.empty.pop() ?? this.size;
      this.size = Math.max(this.size, place + 1);
      this.places.set(id, place);
    }
    this.steps.set(place, steps);
    return place;
  }

  /** Takes a trace out with all that is said of it. */
  drop(id: string): void {
    const place = this.places.get(id);
    if (place === undefined) return;
    this.places.delete(id);
    this.empty.push(place);
    this.steps.set(place, gone);
    for (const column of this.tallies.values()) {
      if (column.judged.at(place) === 0) continue;
      column.judged.set(place, 0);
      this.labels.release(column.labels.at(place));
    }
  }

  tally(place: number, tally: Tally): void {
    const name = nameOf(tally.kind, tally.adjudicated);
    const column = this.tallies.get(name) ?? new TallyColumn();
    this.tallies.set(name, column);
    column.judged.set(place, (tally.judged << 14) | tally.any);
    column.agreed.set(place, (tally.all << 14) | tally.majority);
    column.achieved.set(place, achievedKeys.indexOf(tally.achieved));
    column.labelsFrom.set(place, this.labels.add(tally.labels));
    column.labels.set(place, tally.labels.length);
  }

  /** Says which group of a dimension the trace at a place is in. */
  group(dimension: string, place: number, key: string | null): void {
    const column = this.dimensions.get(dimension) ?? new KeyColumn();
    this.dimensions.set(dimension, column);
    column.codes.set(place, column.names.codeOf(key));
  }

  tallyColumn(kind: AnnotatorKind, adjudicated: boolean): TallyColumn | undefined {
    return this.tallies.get(nameOf(kind, adjudicated));
  }

  placeOf(id: string): number | undefined {
    return this.places.get(id);
  }

  /** Puts the labels together again once most of what the heap holds was released. */
  tidy(): void {
    if (!this.labels.scattered) return;
    const columns = [...this.tallies.values()];
    this.labels.rebuild((keep) => {
      for (const column of columns) {
        for (let place = 0; place < this.size; place += 1) {
          if (column.judged.at(place) === 0) continue;
          column.labelsFrom.set(place, keep(column.labelsFrom.at(place), column.labels.at(place)));
        }
      }
    });
  }

  /** What all of it takes of memory, roughly. */
  get bytes(): number {
    const own = this.steps.bytes + this.labels.bytes + this.agents.bytes + this.places.size * bytesOfId;
    const keys = [...this.dimensions.values()].reduce((sum, { names, codes }) => sum + names.bytes + codes.bytes, 0);
    return own + keys + [...this.tallies.values()].reduce((sum, { bytes }) => sum + bytes, 0);
  }
}

/** An id of thirty characters and its entry in the map of places. */
const bytesOfId = 100;

function nameOf(kind: AnnotatorKind, adjudicated: boolean): string {
  return `${tallyKinds.indexOf(kind)}${adjudicated ? "+" : ""}`;
}
