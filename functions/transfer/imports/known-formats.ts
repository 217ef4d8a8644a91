import { allFormats } from "../formats/index.ts";

/** A kind of file, as people are told of it. */
export interface KnownFormat {
  readonly format: string;
  readonly name: string;
  readonly reads: boolean;
  readonly writes: boolean;
  /** Of an item, what such a file cannot hold; empty where none are written. */
  readonly loses: readonly string[];
}

/** Everything that has no columns, beside the tables. */
const others: readonly KnownFormat[] = [
  { format: "cardlake_json", name: "Cardlake (JSON)", reads: true, writes: true, loses: [] },
  { format: "list", name: "Lines of text", reads: true, writes: false, loses: [] },
];

export const knownFormats = (): readonly KnownFormat[] => [
  ...allFormats.map(({ id, title, refused, writes }) => ({
    ...{ format: id, name: title, reads: refused === undefined, writes: writes !== undefined },
    loses: writes?.loses ?? [],
  })),
  ...others,
];
