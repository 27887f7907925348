/**
 * Something that the person at the terminal can put right: shown as its one
 * sentence, without a stack, and the process ends with a code other than 0.
 */
export class Complaint extends Error {
  /** @override */
  name = "Complaint";
}

/**
 * Prints an error as its reader needs it: the sentence of a complaint, or the whole stack of a defect.
 * @param {unknown} error
 */
export function printError(error) {
  if (error instanceof Complaint) console.error(`\n  ${error.message}\n`);
  else console.error(error);
}

/**
 * The code of a system or database error (`ENOENT`, `28P01`), if it has one.
 * @param {unknown} error
 * @returns {string | undefined}
 */
export function errorCode(error) {
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}
