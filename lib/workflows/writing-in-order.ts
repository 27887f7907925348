/** What a write has to say when its turn comes. */
type Report = () => void;

/**
 * Two writes at a time, so that the database is busy while one of them waits for
 * its disk or for an answer; what they report comes in the order in which they
 * began. A write that is to be alone waits for those before it.
 */
export class WritingInOrder {
  /** Settles when all writes that have begun are through. */
  #all: Promise<void> = Promise.resolve();
  /** The same without the last of them. */
  #earlier: Promise<void> = Promise.resolve();

  /** Waits for room, and begins this one; throws where an earlier one failed. */
  async begin(write: () => Promise<Report>, alone: boolean): Promise<void> {
    await (alone ? this.#all : this.#earlier);
    this.#earlier = this.#all;
    this.#all = this.#behind(write(), this.#all);
    // Whoever waits next learns of a failure; until then it is nobody's unhandled rejection.
    this.#all.catch(() => undefined);
  }

  /** Waits until nothing is being written; throws where a write failed. */
  ended(): Promise<void> {
    return this.#all;
  }

  async #behind(write: Promise<Report>, earlier: Promise<void>): Promise<void> {
    const [before, own] = await Promise.allSettled([earlier, write]);
    if (before.status === "rejected") throw before.reason;
    if (own.status === "rejected") throw own.reason;
    own.value();
  }
}
