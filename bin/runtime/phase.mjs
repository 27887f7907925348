const frames = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];

/**
 * Does a piece of work and shows that it is alive: a spinner on a terminal, else a line every few seconds.
 * @template T
 * @param {string} title
 * @param {(note: (text: string) => void) => Promise<T>} work `note` says what it is busy with.
 * @returns {Promise<T>}
 */
export async function phase(title, work) {
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000);
  let detail = "";
  let frame = 0;
  const terminal = process.stdout.isTTY === true;
  const line = () => `${title}${detail === "" ? "" : `: ${detail}`} (${seconds()} s)`;
  const draw = () => process.stdout.write(`\r\x1b[K  ${frames[frame++ % frames.length]} ${line()}`);
  const timer = setInterval(() => (terminal ? draw() : console.log(`  … ${line()}`)), terminal ? 100 : 5_000);
  if (terminal) draw();
  else console.log(`  … ${title}`);
  try {
    const result = await work((text) => {
      detail = text;
    });
    clearInterval(timer);
    console.log(`${terminal ? "\r\x1b[K" : ""}  ✓ ${title} (${seconds()} s)`);
    return result;
  } catch (error) {
    clearInterval(timer);
    console.log(`${terminal ? "\r\x1b[K" : ""}  ✗ ${title}`);
    throw error;
  }
}
