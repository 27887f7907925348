/** `npm run topmast -- reset-owner [email]`: prints a link that sets a new password. */
import { findAccountByEmail, firstSiteOwner } from "@/lib/db/accounts";
import { makeResetLink } from "@/lib/workflows/reset-password";

const email = process.argv[2];
const account = email === undefined ? await firstSiteOwner() : await findAccountByEmail(email);
if (account) {
  process.stdout.write(`Open this link within a day to set a new password:\n${await makeResetLink(account.id)}\n`);
  process.exit(0);
}
process.stderr.write(
  email === undefined
    ? "There is no account yet. Run `npm start` and open the link that it prints.\n"
    : `There is no account with the address ${email}.\n`,
);
process.exit(1);
