import { ones } from "@/lib/stats/bits";
import { fillRandom, seededState } from "@/lib/stats/random";

/** In how many random bits a share is first approximated; the rest is put right one by one. */
const digits = 6;

/**
 * At each call a set of `size` out of `units`, every such set as likely as the next, as bits; the array is overwritten
 * by the next call. Each unit is first taken by itself with nearly the share that is wanted, thirty-two at a time: the
 * sets of any one size are then equally likely, and stay so when random units are added or taken out until it is `size`.
 */
export function randomSubsets(units: number, size: number, seed: number): () => Uint32Array {
  const words = Math.ceil(units / 32);
  const set = new Uint32Array(words);
  const last = units % 32 === 0 ? 0xffffffff : 2 ** (units % 32) - 1;
  const share = Math.round((2 ** digits * size) / units);
  // From the lowest binary digit of the share up: 1 takes half of those that are not yet taken, 0 keeps half of those that are.
  const lowest = share === 0 ? digits : Math.log2(share & -share);
  const state = seededState(seed);
  const random = new Uint32Array(Math.max(64, words * digits));
  return () => {
    fillRandom(state, random);
    let used = 0;
    let taken = 0;
    for (let word = 0; word < words; word += 1) {
      let bits = share === 2 ** digits ? -1 : 0;
      for (let digit = lowest; digit < digits; digit += 1) {
        const coins = random[used] as number;
        bits = (share >> digit) & 1 ? bits | coins : bits & coins;
        used += 1;
      }
      if (word === words - 1) bits &= last;
      set[word] = bits;
      taken += ones(bits);
    }
    while (taken !== size) {
      if (used === random.length) {
        fillRandom(state, random);
        used = 0;
      }
      const unit = Math.floor(((random[used] as number) / 2 ** 32) * units);
      used += 1;
      const [word, bit] = [unit >>> 5, 1 << (unit & 31)];
      const inside = ((set[word] as number) & bit) !== 0;
      if (inside === taken < size) continue;
      set[word] = (set[word] as number) ^ bit;
      taken += inside ? -1 : 1;
    }
    return set;
  };
}
