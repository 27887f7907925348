/** Tables of ratings as the literature prints them, a row an item. */
import type { Ratings } from "@/tests/support/brute-agreement";

/** Fleiss 1971, table 1: six psychiatrists' diagnoses of thirty patients, in five kinds. */
export const psychiatrists: readonly (readonly number[])[] = [
  [0, 0, 0, 6, 0],
  [0, 3, 0, 0, 3],
  [0, 1, 4, 0, 1],
  [0, 0, 0, 0, 6],
  [0, 3, 0, 3, 0],
  [2, 0, 4, 0, 0],
  [0, 0, 4, 0, 2],
  [2, 0, 3, 1, 0],
  [2, 0, 0, 4, 0],
  [0, 0, 0, 0, 6],
  [1, 0, 0, 5, 0],
  [1, 1, 0, 4, 0],
  [0, 3, 3, 0, 0],
  [1, 0, 0, 5, 0],
  [0, 2, 0, 3, 1],
  [0, 0, 5, 0, 1],
  [3, 0, 0, 1, 2],
  [5, 1, 0, 0, 0],
  [0, 2, 0, 4, 0],
  [1, 0, 2, 0, 3],
  [0, 0, 0, 0, 6],
  [0, 1, 0, 5, 0],
  [0, 2, 0, 1, 3],
  [2, 0, 0, 4, 0],
  [1, 0, 0, 4, 1],
  [0, 5, 0, 1, 0],
  [4, 0, 0, 0, 2],
  [0, 2, 0, 4, 0],
  [1, 0, 5, 0, 0],
  [0, 0, 0, 0, 6],
];

const _ = null;

/** Krippendorff 2011, section C (and 2004, p. 230; Gwet 2014): four observers, twelve units, some not seen. */
export const fourObservers: readonly Ratings[] = [
  [1, 1, _, 1],
  [2, 2, 3, 2],
  [3, 3, 3, 3],
  [3, 3, 3, 3],
  [2, 2, 2, 2],
  [1, 2, 3, 4],
  [4, 4, 4, 4],
  [1, 1, 2, 1],
  [2, 2, 2, 2],
  [_, 5, 5, 5],
  [_, _, 1, 1],
  [_, _, 3, _],
];

/** Krippendorff 2011, section A (and 2004, p. 224): two observers, ten units, two values. */
export const twoValues: readonly Ratings[] = [
  [0, 1],
  [1, 1],
  [0, 1],
  [0, 0],
  [0, 0],
  [0, 1],
  [0, 0],
  [0, 0],
  [1, 0],
  [0, 0],
];

/** Krippendorff 2011, section B: two observers, twelve units, five values. */
export const fiveValues: readonly Ratings[] = [..."aabbdcccedda"].map((value, place) => [
  "abcde".indexOf(value),
  "abcde".indexOf("babbbccceddd"[place] ?? ""),
]);

/** Krippendorff 2004, p. 227: two observers, twelve units, three values. */
export const threeValues: readonly Ratings[] = [..."aabbbbbccccc"].map((value, place) => [
  "abc".indexOf(value),
  "abc".indexOf("abbbbbcccccc"[place] ?? ""),
]);

/** Krippendorff 2016 and 2019, fig. 12.11: three observers' units of a continuum of 60, from and up to, with their values. */
export const unitizers: readonly (readonly (readonly [number, number, number])[])[] = [
  [
    [0, 7, 1],
    [7, 13, 2],
    [30, 32, 5],
    [32, 37, 6],
    [37, 44, 6],
    [44, 60, 7],
  ],
  [
    [0, 7, 1],
    [7, 13, 3],
    [13, 21, 5],
    [32, 44, 6],
  ],
  [
    [0, 7, 1],
    [7, 13, 4],
    [13, 21, 5],
    [32, 37, 6],
    [37, 41, 6],
    [41, 44, 6],
  ],
];
