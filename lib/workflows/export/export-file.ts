import "server-only";

/** A piece of a file's text, and how many of its records begin in it. */
export interface Piece {
  readonly text: string;
  readonly records: number;
}

export interface ExportFile {
  readonly name: string;
  pieces(): AsyncIterable<Piece>;
}
