import { Complaint, printError } from "../runtime/complaint.mjs";
import { importArguments } from "./arguments.mjs";
import { progressLine } from "./progress-line.mjs";
import { sendFile } from "./send-file.mjs";

/**
 * `npm run topmast -- import FILE… --project P`: sends files to a running server.
 * @param {string[]} args
 * @returns {Promise<number>} Exit code: 0 when all went in, 2 when records were refused, 1 when a file could not be imported.
 */
export async function importCommand(args) {
  const request = importArguments(args, process.env);
  let refused = 0;
  let failed = 0;
  for (const file of request.files) {
    try {
      refused += await importFile(file, request);
    } catch (error) {
      // One file that fails does not keep the others from going in.
      if (!(error instanceof Complaint)) throw error;
      printError(error);
      failed += 1;
    }
  }
  return failed > 0 ? 1 : refused > 0 ? 2 : 0;
}

/**
 * @param {string} file
 * @param {import("./arguments.mjs").ImportRequest} request
 * @returns {Promise<number>} How many records were refused.
 */
async function importFile(file, request) {
  const progress = progressLine(file);
  /** @type {import("./send-file.mjs").ImportDone | undefined} */
  let done;
  try {
    await sendFile(file, request, (line, total) => {
      if (line.type === "progress") progress.show(line, total);
      else if (line.type === "failure") throw new Complaint(`${file}: ${line.title}. ${line.detail}${hintFor(line)}`);
      else done = line;
    });
  } finally {
    progress.end();
  }
  if (done === undefined)
    throw new Complaint(`${file}: the server broke off before it was done. Send the file again to go on.`);
  report(file, done, "dryRun" in request.options);
  return done.rejected;
}

/**
 * A mapping is made where one sees what it does; from then on the project knows files of this form.
 * @param {{ proposal?: unknown }} failure
 */
function hintFor(failure) {
  if (failure.proposal === undefined) return "";
  return " The import page shows how it could be read; what you say there is remembered for files of this form, here too.";
}

/**
 * @param {string} file
 * @param {import("./send-file.mjs").ImportDone} done
 * @param {boolean} dryRun
 */
function report(file, done, dryRun) {
  const { formatTitle, created, duplicates, reviews, rejected, warnings, errors } = done;
  const counts = [
    `${created} ${created === 1 ? "trace" : "traces"} ${dryRun ? "would be created" : "created"}`,
    ...(duplicates > 0 ? [`${duplicates} already there`] : []),
    ...(reviews > 0 ? [`${reviews} reviews of the source`] : []),
    ...(rejected > 0 ? [`${rejected} refused`] : []),
  ];
  console.log(`${file}: ${formatTitle}. ${counts.join(", ")}.`);
  for (const warning of warnings) console.error(`  ! ${warning}`);
  for (const { record, line, message } of errors) {
    console.error(`  ✗ record ${record}${line === undefined ? "" : `, line ${line}`}: ${message}`);
  }
}
