/**
 * Loaded before a program that we start: when we are killed, so that nobody can
 * stop it any more, it ends by itself. The channel alone does not keep it
 * running. The programs that it starts in turn inherit the option that loads
 * this, but answer to it, not to us.
 */
if (process.channel && process.ppid === Number(process.env.TOPMAST_PARENT)) {
  process.channel.unref();
  process.once("disconnect", () => process.exit(1));
}
