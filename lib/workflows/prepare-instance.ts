/**
 * Run by `npm start` before the server: makes what the TOPMAST_INIT_* variables
 * ask for and is missing, and prints `{"ownerLink": string | null}` on one line.
 */

import { openSetup } from "@/lib/workflows/open-setup";
import { provision } from "@/lib/workflows/provision";

await provision();
process.stdout.write(`${JSON.stringify({ ownerLink: await openSetup() })}\n`);
process.exit(0);
