/** How much an archive may hold before it is taken for an attack, or for more than one import should do. */
export interface ContainerCaps {
  /** Files and folders in one archive. */
  readonly entries: number;
  /** Bytes that an upload may unpack to, all layers together. */
  readonly bytes: number;
  /** How many times its packed size the unpacked may be, once it is beyond `freeBytes`. */
  readonly ratio: number;
  readonly freeBytes: number;
  /** Bytes of a ZIP or tar archive, which lies on the disk while it is read. */
  readonly held: number;
}

export const defaultContainerCaps: ContainerCaps = {
  entries: 10_000,
  bytes: 64 * 1024 ** 3,
  ratio: 200,
  freeBytes: 64 * 1024 ** 2,
  held: 16 * 1024 ** 3,
};

/** Thrown while bytes are read: they are more than we take, or no archive after all. */
export class ContainerError extends Error {
  constructor(
    readonly code: "too-large" | "unreadable-upload",
    detail: string,
  ) {
    super(detail);
  }
}

export function inWords(bytes: number): string {
  return bytes >= 1024 ** 3 ? `${Math.round(bytes / 1024 ** 3)} GiB` : `${Math.round(bytes / 1024 ** 2)} MiB`;
}

export function tooManyFiles({ entries }: ContainerCaps): ContainerError {
  return new ContainerError(
    "too-large",
    `The archive holds more than ${entries} files. Split it and import the parts.`,
  );
}

/** Counts what goes in and what comes out, over all layers of one upload. */
export class UnpackMeter {
  #packed = 0;
  #unpacked = 0;

  constructor(readonly caps: ContainerCaps) {}

  packed(bytes: number): void {
    this.#packed += bytes;
  }

  unpacked(bytes: number): void {
    this.#unpacked += bytes;
    const { bytes: most, freeBytes, ratio } = this.caps;
    if (this.#unpacked > most)
      throw new ContainerError(
        "too-large",
        `The archive unpacks to more than ${inWords(most)}. Split it and import the parts.`,
      );
    if (this.#unpacked > freeBytes && this.#unpacked > this.#packed * ratio)
      throw new ContainerError(
        "too-large",
        `The archive swells more than ${ratio}-fold, as only a decompression bomb does. Unpack it and import what is inside.`,
      );
  }
}
