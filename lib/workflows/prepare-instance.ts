/**
 * Run by `npm start` before the server: makes what the TOPMAST_INIT_* variables
 * ask for and is missing, and prints `{"ownerLink": string | null}` on one line.
 */
import { provision } from "@/lib/workflows/provision";
import { openSetup } from "@/lib/workflows/open-setup";

await provision();
process.stdout.write(`${JSON.stringify({ ownerLink: await openSetup() })}\n`);
process.exit(0);
