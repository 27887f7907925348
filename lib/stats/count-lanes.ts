/**
 * Many small counts side by side in few numbers, so that one addition adds to several of them: each count gets a lane
 * of the 53 bits in which doubles are exact, wide enough for the most that it can come to (Lamport 1975, Multiple byte
 * processing with full-word instructions, Commun. ACM 18, 471).
 */

/** Numbers are summed four at a time, which is what fits into registers beside all else. */
export const wordsAtOnce = 4;

export interface CountLanes {
  /** Numbers that hold all counts, a multiple of four. */
  readonly words: number;
  /** What a unit adds that counts once at each of some places. */
  pack(places: readonly number[]): Float64Array;
  unpack(words: Float64Array, counts: Float64Array): void;
}

/** Lanes for `length` counts of no more than `most` each. */
export function countLanes(length: number, most: number): CountLanes {
  const bits = Math.max(1, Math.ceil(Math.log2(most + 1)));
  const lanes = Math.floor(53 / bits);
  const size = 2 ** bits;
  const words = wordsAtOnce * Math.max(1, Math.ceil(length / lanes / wordsAtOnce));
  return {
    words,
    pack(places) {
      const packed = new Float64Array(words);
      for (const place of places) {
        const word = Math.floor(place / lanes);
        packed[word] = (packed[word] as number) + size ** (place % lanes);
      }
      return packed;
    },
    unpack(packed, counts) {
      for (let place = 0, word = 0; place < length; word += 1) {
        let rest = packed[word] as number;
        for (let lane = 0; lane < lanes && place < length; lane += 1, place += 1) {
          const above = Math.floor(rest / size);
          counts[place] = rest - above * size;
          rest = above;
        }
      }
    },
  };
}
