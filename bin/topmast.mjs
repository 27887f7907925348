// `npm run topmast -- <command>`: what is done from a terminal, on the machine that Topmast runs on.
import { fileURLToPath } from "node:url";

import { Complaint } from "./runtime/complaint.mjs";
import { reranUnderNode24, run } from "./runtime/lifecycle.mjs";
import { ensureInstalled } from "./runtime/prepare-checkout.mjs";

const help = `
  npm start                                 start Topmast
  npm run topmast -- reset-owner [e-mail]   print a link that sets a new password: of that account, or of the first owner
  npm run topmast -- help                   print this
`;

await run(async () => {
  const [command = "help", ...args] = process.argv.slice(2);
  if (command === "help") return console.log(help);
  if (command !== "reset-owner")
    throw new Complaint(`There is no command ${command}: npm run topmast -- help lists them.`);
  await ensureInstalled();
  if (await reranUnderNode24(fileURLToPath(import.meta.url))) return;
  const { runCommand } = await import("./runtime/command.mjs");
  await runCommand("lib/workflows/reset-owner.ts", args);
});
