/**
 * V8 clears young memory whenever its room is full. A page takes most of that room, so that would be in the middle of
 * every page or so, for some ten milliseconds in which its text does not come. It is done beforehand instead, once
 * nothing has been asked for a while; where there is no such while, V8 does it as ever.
 * @param {() => void} tidy
 * @param {number} [quiet] Milliseconds.
 * @returns {(response: import("node:http").ServerResponse) => void} To be told of each request by its response.
 */
export function tidyWhenQuiet(tidy, quiet = 150) {
  /** @type {NodeJS.Timeout | undefined} */
  let waiting;
  let open = 0;
  return (response) => {
    open += 1;
    clearTimeout(waiting);
    response.once("close", () => {
      open -= 1;
      if (open === 0) waiting = setTimeout(tidy, quiet).unref();
    });
  };
}
