import { tryLock } from "../../bin/runtime/lock.mjs";

// Tries to take a lock, says who has it, and waits to be killed.
const outcome = tryLock(process.argv[2] ?? "", { url: "http://localhost:1" });
console.log(
  "lock" in outcome
    ? `won${outcome.left ? ` after ${outcome.left.process.pid}` : ""}`
    : `lost to ${outcome.holder.process.pid}`,
);
setInterval(() => {}, 60_000);
