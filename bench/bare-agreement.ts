/**
 * The floor that agreement is measured against: the same coefficients with the
 * same bootstrap for complete ratings by three, written straight onto typed
 * arrays, without patterns, missing answers, reasons or notes.
 */
import { fillRandom, seededState } from "@/lib/stats/random";

const categories = [0b11111, 0b111111 << 5, 0b111 << 11];
const parts = 17;
const pairs = [
  [0, 1],
  [0, 2],
  [1, 2],
] as const;
/** Five coefficients of all three and of each pair. */
export const columns = 20;

/** Masks of found modes, three to a trace; answers with the ends of every interval. */
export function bareAgreement(found: Uint16Array, resamples: number, seed: number): Float64Array {
  const traces = found.length / 3;
  const codes = new Uint8Array(traces * parts);
  for (let trace = 0; trace < traces; trace += 1) {
    for (let part = 0; part < parts; part += 1) {
      const mask = part < 3 ? (categories[part] as number) : 1 << (part - 3);
      let code = 0;
      for (let rater = 0; rater < 3; rater += 1) {
        if (((found[trace * 3 + rater] as number) & mask) !== 0) code |= 1 << rater;
      }
      codes[trace * parts + part] = code;
    }
  }
  const state = seededState(seed);
  const draws = new Uint32Array(traces);
  const scale = traces / 2 ** 32;
  const counts = new Float64Array((parts + 1) * 8);
  const values = new Float64Array((parts + 1) * columns * resamples);
  for (let turn = 0; turn < resamples; turn += 1) {
    fillRandom(state, draws);
    counts.fill(0);
    for (let draw = 0; draw < traces; draw += 1) {
      const row = (((draws[draw] as number) * scale) | 0) * parts;
      for (let part = 0; part < parts; part += 1) {
        const place = part * 8 + (codes[row + part] as number);
        counts[place] = (counts[place] as number) + 1;
      }
    }
    for (let part = 3; part < parts; part += 1) {
      for (let code = 0; code < 8; code += 1) {
        const place = parts * 8 + code;
        counts[place] = (counts[place] as number) + (counts[part * 8 + code] as number);
      }
    }
    for (let part = 0; part <= parts; part += 1) coefficients(counts, part, values, resamples, turn);
  }
  const ends = new Float64Array((parts + 1) * columns * 2);
  const rank = Math.floor((resamples + 1) * 0.025);
  for (let column = 0; column < (parts + 1) * columns; column += 1) {
    const sorted = values.subarray(column * resamples, (column + 1) * resamples).sort();
    ends[column * 2] = sorted[rank - 1] as number;
    ends[column * 2 + 1] = sorted[resamples - rank] as number;
  }
  return ends;
}

function coefficients(counts: Float64Array, part: number, values: Float64Array, resamples: number, turn: number): void {
  const count = (code: number) => counts[part * 8 + code] as number;
  const put = (column: number, value: number) => {
    values[(part * columns + column) * resamples + turn] = value;
  };
  let kappas = 0;
  for (let pair = 0; pair < 3; pair += 1) {
    const [one, other] = pairs[pair] as readonly [number, number];
    const table = [0, 0, 0, 0];
    for (let code = 0; code < 8; code += 1) {
      const cell = ((code >> one) & 1) * 2 + ((code >> other) & 1);
      table[cell] = (table[cell] as number) + count(code);
    }
    const [neither, second, first, both] = table as [number, number, number, number];
    const items = neither + second + first + both;
    const raw = (neither + both) / items;
    const chance = ((first + both) * (second + both) + (neither + second) * (neither + first)) / items ** 2;
    const kappa = (raw - chance) / (1 - chance);
    kappas += kappa / 3;
    put(5 + pair * 5 + 1, kappa);
    fromTotals(put, 5 + pair * 5, raw, first + second + 2 * both, 2 * items, items);
  }
  put(1, kappas);
  const items = count(0) + count(1) + count(2) + count(3) + count(4) + count(5) + count(6) + count(7);
  const one = count(1) + count(2) + count(4);
  const two = count(3) + count(5) + count(6);
  fromTotals(put, 0, (count(0) + count(7) + (one + two) / 3) / items, one + 2 * two + 3 * count(7), 3 * items, items);
}

/** All but Cohen's kappa, from raw agreement and the ratings that found it. */
function fromTotals(
  put: (column: number, value: number) => void,
  from: number,
  raw: number,
  found: number,
  ratings: number,
  items: number,
): void {
  const share = found / ratings;
  const chance = share ** 2 + (1 - share) ** 2;
  const absent = ratings - found;
  const alike = found * (found - 1) + absent * (absent - 1);
  put(from, raw);
  put(from + 2, (raw - chance) / (1 - chance));
  put(from + 3, ((ratings - 1) * raw * (ratings / items) * items - alike) / (ratings * (ratings - 1) - alike));
  put(from + 4, (raw - (1 - chance)) / chance);
}
