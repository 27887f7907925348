// `npm run topmast -- <command>`: what is done from a terminal, on the machine that Topmast runs on.
import { fileURLToPath } from "node:url";

import { Complaint } from "./runtime/complaint.mjs";
import { reranUnderNode24, run } from "./runtime/lifecycle.mjs";
import { ensureInstalled } from "./runtime/prepare-checkout.mjs";

const help = `
  npm start                                 start Topmast
  npm run topmast -- reset-owner [e-mail]   print a link that sets a new password: of that account, or of the first owner
  npm run topmast -- import FILE… --project NAME
                                            send files, folders, or - for the standard input, to a running Topmast
      --key KEY         an API key with the scope "import"; or the variable TOPMAST_API_KEY
      --url ADDRESS     where Topmast serves; or TOPMAST_URL; http://localhost:3000 otherwise
      --format NAME     the format, where the content does not tell it
      --system, --model, --benchmark, --task   what the files do not say themselves
      --dry-run         say what would be imported, and write nothing
      exit code: 0 all went in, 1 a file could not be imported, 2 single records were refused
  npm run topmast -- help                   print this
`;

await run(async () => {
  const [command = "help", ...args] = process.argv.slice(2);
  if (["help", "--help", "-h"].includes(command) || args.some((arg) => arg === "--help" || arg === "-h"))
    return console.log(help);
  if (command === "import") {
    const { importCommand } = await import("./import/import-command.mjs");
    process.exitCode = await importCommand(args);
    return;
  }
  if (command !== "reset-owner")
    throw new Complaint(`There is no command ${command}: npm run topmast -- help lists them.`);
  await ensureInstalled();
  if (await reranUnderNode24(fileURLToPath(import.meta.url))) return;
  const { runCommand } = await import("./runtime/command.mjs");
  await runCommand("lib/workflows/reset-owner.ts", args);
});
