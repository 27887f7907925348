import { createHash, type Hash, hash } from "node:crypto";

/** Where the bytes of every hash are put together: nothing else runs between the first text of one and its end. */
const bytes = Buffer.allocUnsafeSlow(65_536);

/**
 * SHA-256 of texts one after another. Each goes straight into the bytes that are hashed, since texts that are joined
 * first are copied twice more; few calls of the hash cost less than one for each, and short texts take a single one.
 */
export class TextHash {
  #at = 0;
  #long: Hash | null = null;

  add(text: string): void {
    // A UTF-16 unit takes three bytes at most.
    const room = text.length * 3;
    if (room > bytes.length - this.#at) this.#begun().update(this.#taken());
    if (room > bytes.length) this.#begun().update(text);
    else this.#at += bytes.write(text, this.#at);
  }

  /** In hexadecimal; ends the hash. */
  end(): string {
    const rest = this.#taken();
    return this.#long === null ? hash("sha256", rest) : this.#long.update(rest).digest("hex");
  }

  #begun(): Hash {
    this.#long ??= createHash("sha256");
    return this.#long;
  }

  #taken(): Buffer {
    const taken = bytes.subarray(0, this.#at);
    this.#at = 0;
    return taken;
  }
}
