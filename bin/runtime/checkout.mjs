import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder that this Topmast lies in. */
export const checkout = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");

/** Node 24, which npm brings: what the machine has may be older than the server needs. */
export const node24 = join(checkout, "node_modules", "node", "bin", process.platform === "win32" ? "node.exe" : "node");
