/**
 * TypeIDs over UUIDv7 (RFC 9562, 6.2, method 1), made by the hundred thousand:
 * an import names every step. The 26 digits are two bits of zero and the 128 of
 * the UUID, so the time fills the first ten and the rest the other sixteen.
 */

/** Crockford's base 32, in small letters. */
const digits = "0123456789abcdefghjkmnpqrstvwxyz";
const pairs = Array.from({ length: 1024 }, (_, bits) => `${digits[bits >> 5]}${digits[bits & 31]}`);

/** The four digits of twenty bits. */
const fourDigits = (bits: number) => `${pairs[(bits >>> 10) & 1023]}${pairs[bits & 1023]}`;

/** Random bits, drawn for many ids at once. */
const drawn = new Uint32Array(1024);
let next = drawn.length;

function draw(): number {
  if (next === drawn.length) {
    crypto.getRandomValues(drawn);
    next = 0;
  }
  const bits = drawn[next] ?? 0;
  next += 1;
  return bits;
}

let milliseconds = 0;
let time = "";
/** Counts the ids of one millisecond from a random number on, so that they sort as they were made; 34 bits. */
let count = 0;

/** The digits of an id that sorts behind all that this process made before. */
export function sortableDigits(): string {
  const now = Date.now();
  count += 1;
  // A clock that is set back does not take the ids back with it.
  if (now > milliseconds) {
    milliseconds = now;
    time = `${pairs[Math.floor(now / 2 ** 40) & 1023]}${fourDigits(Math.floor(now / 2 ** 20) & 0xfffff)}${fourDigits(now & 0xfffff)}`;
    count = draw();
  }
  // Version 7, twelve bits of the counter, the variant, and the other twenty-two.
  const upper = 0x70000 | (Math.floor(count / 2 ** 22) << 4) | 0x8 | ((count >>> 20) & 3);
  return `${time}${fourDigits(upper)}${fourDigits(count & 0xfffff)}${fourDigits(draw())}${fourDigits(draw())}`;
}
