import { errorCode } from "./complaint.mjs";

/**
 * Whether a process of that number runs, whoever it belongs to.
 * @param {number} pid
 */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === "EPERM";
  }
}
