/**
 * Long work shares the one thread with everybody's requests, and a request needs
 * some twenty turns of it, one for each question that it asks the database. So
 * however much is imported and indexed at once, one turn holds one piece of it.
 */

// Kept on the global object, because pages, endpoints and jobs are bundles of their own.
const kept = globalThis as { topmastTurns?: (() => void)[] };

/** Lets others go first: requests, and long work that has waited longer. */
export function nextTurn(): Promise<void> {
  kept.topmastTurns ??= [];
  const waiting = kept.topmastTurns;
  return new Promise((resolve) => {
    waiting.push(resolve);
    if (waiting.length === 1) setImmediate(goOn, waiting);
  });
}

function goOn(waiting: (() => void)[]): void {
  waiting.shift()?.();
  if (waiting.length > 0) setImmediate(goOn, waiting);
}
