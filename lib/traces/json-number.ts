/** JSON numbers that JavaScript cannot hold keep their text. */

/** Significant digits and exponent of a decimal numeral, the same for all spellings of one value. */
function decimal(text: string): string {
  const [mantissa = "", exponent = "0"] = text.toLowerCase().split("e");
  const negative = mantissa.startsWith("-");
  const [whole = "", fraction = ""] = mantissa.replace("-", "").split(".");
  const digits = `${whole}${fraction}`.replace(/^0+/, "");
  const significant = digits.replace(/0+$/, "");
  if (significant === "") return "0";
  const scale = BigInt(exponent) - BigInt(fraction.length) + BigInt(digits.length - significant.length);
  return `${negative ? "-" : ""}${significant}e${scale}`;
}

/** The number, or its text where the number would be another one (2^53 and beyond, 1e400, too many digits). */
export function numberOrText(text: string): number | string {
  const value = Number(text);
  // Fifteen significant digits always survive (IEEE 754 binary64).
  if (text.length <= 15 && Number.isFinite(value) && !/e/i.test(text)) return value;
  // An exponent of more than four digits is beyond any double, and beyond what is worth computing with.
  if (!Number.isFinite(value) || /e[+-]?\d{5}/i.test(text)) return text;
  return decimal(text) === decimal(String(value)) ? value : text;
}
