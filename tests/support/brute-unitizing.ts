import type { Unit } from "@/lib/stats/unitizing-alpha";

/** A place of the continuum as one observer sees it: its value, and which unit it belongs to; a gap's place is one of its own. */
interface Place {
  readonly value: number;
  readonly unit: string;
}

function placesOf(observer: readonly Unit[], name: number, length: number): Place[] {
  return Array.from({ length }, (_, at) => {
    const unit = observer.findIndex(({ start, end }) => start <= at && at < end);
    return unit < 0
      ? { value: 0, unit: `${name} gap ${at}` }
      : { value: observer[unit]?.value ?? 0, unit: `${name} ${unit}` };
  });
}

/**
 * Place by place: how often two observers differ at a place, against how often
 * two places differ that belong to different units, whoever marked them.
 */
export function bruteUnitizing(observers: readonly (readonly Unit[])[], length: number): number {
  const seen = observers.map((observer, name) => placesOf(observer, name, length));
  let differing = 0;
  for (let at = 0; at < length; at += 1) {
    for (const one of seen) {
      for (const other of seen) differing += Number(one !== other && one[at]?.value !== other[at]?.value);
    }
  }
  const observed = differing / (length * observers.length * (observers.length - 1));
  const all = seen.flat();
  let pairs = 0;
  let apart = 0;
  for (const one of all) {
    for (const other of all) {
      if (one.unit === other.unit) continue;
      pairs += 1;
      apart += Number(one.value !== other.value);
    }
  }
  return 1 - observed / (apart / pairs);
}
