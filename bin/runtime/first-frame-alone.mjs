/**
 * Milliseconds that a browser has to itself, with all processors, to draw a text that has just been sent to it. What
 * comes after the text would only be read by it before it draws.
 */
const drawing = 50;

/**
 * Lets what is written to a response wait while a browser draws what was sent.
 * @param {import("node:http").ServerResponse} response
 */
export function firstFrameAlone(response) {
  /** @type {(() => unknown)[] | null} */
  let waiting = null;
  const goOn = () => {
    const writes = waiting ?? [];
    waiting = null;
    for (const write of writes) write();
    response.emit("drain");
  };
  return {
    /** From now on, once. Whoever writes is to be told that the response takes no more, and hears when it does. */
    begin() {
      waiting = [];
      const timer = setTimeout(goOn, drawing);
      response.once("close", () => clearTimeout(timer));
    },
    /**
     * @param {() => unknown} write Is called later if it has to wait.
     * @returns {boolean} Whether it has to.
     */
    holds(write) {
      waiting?.push(write);
      return waiting !== null;
    },
  };
}
