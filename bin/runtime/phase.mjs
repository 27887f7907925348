const frames = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];

/**
 * Does a piece of work and shows that it is alive: a spinner on a terminal, else a line every few seconds.
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function phase(title, work) {
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000);
  let frame = 0;
  const terminal = process.stdout.isTTY === true;
  const line = () => `${title} (${seconds()} s)`;
  const draw = () => process.stdout.write(`\r\x1b[K  ${frames[frame++ % frames.length]} ${line()}`);
  const timer = setInterval(() => (terminal ? draw() : console.log(`  … ${line()}`)), terminal ? 100 : 5_000);
  if (terminal) draw();
  else console.log(`  … ${title}`);
  try {
    const result = await work();
    clearInterval(timer);
    console.log(`${terminal ? "\r\x1b[K" : ""}  ✓ ${title} (${seconds()} s)`);
    return result;
  } catch (error) {
    clearInterval(timer);
    console.log(`${terminal ? "\r\x1b[K" : ""}  ✗ ${title}`);
    throw error;
  }
}
