/** Texts as small numbers, so that columns hold four bytes a value; 0 is null. */
export class KeyCodes {
  readonly keys: (string | null)[] = [null];
  private readonly codes = new Map<string | null, number>([[null, 0]]);

  codeOf(key: string | null): number {
    let code = this.codes.get(key);
    if (code === undefined) {
      code = this.keys.push(key) - 1;
      this.codes.set(key, code);
    }
    return code;
  }

  /** Which codes stand for one of some keys, 1 at each; of keys that nothing has there are none. */
  among(keys: readonly string[]): Uint8Array {
    const chosen = new Uint8Array(this.keys.length);
    for (const key of keys) chosen[this.codes.get(key) ?? chosen.length] = 1;
    return chosen;
  }

  /** Bytes, roughly: characters, and what a map needs for each entry. */
  get bytes(): number {
    return this.keys.length * 120;
  }
}
