import { Complaint, printError } from "../runtime/complaint.mjs";
import { ensureGenerated } from "../runtime/prepare-checkout.mjs";
import { gates } from "./gates.mjs";

/**
 * Runs every gate, or those named, whatever the ones before it said.
 * @param {string[]} names
 * @returns {Promise<boolean>} Whether all passed.
 */
export async function runGates(names) {
  const unknown = names.find((name) => !gates.some((gate) => gate.name === name));
  if (unknown !== undefined) {
    throw new Complaint(
      `There is no part named ${unknown}: npm test runs ${gates.map(({ name }) => name).join(", ")}.`,
    );
  }
  await ensureGenerated();
  const chosen = gates.filter(({ name }) => names.length === 0 || names.includes(name));
  const total = { passed: 0, failed: 0 };
  const failures = [];
  for (const { title, run } of chosen) {
    console.log(`\n── ${title}`);
    const { passed, failed } = await run().catch((error) => {
      printError(error);
      return { passed: 0, failed: 1 };
    });
    total.passed += passed;
    total.failed += failed;
    if (failed > 0) failures.push(title);
  }
  console.log(failures.length === 0 ? "" : `\nFailed: ${failures.join(", ")}`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0;
}
