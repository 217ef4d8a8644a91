import type { ExportedItem } from "#schemas/transfer/exported-item.ts";

/** A number as its decimal text, which no spreadsheet takes for a formula; everything else is text. */
export type Cell = string | { readonly number: string };

/** What is said of an item that a format may have no place for. */
export const losses = [
  ...([
    "collection",
    "kind",
    "variant",
    "name",
    "set name",
    "set code",
    "number",
    "rarity",
    "language",
  ] as const),
  ...(["condition", "grade", "certificate", "price paid", "currency", "other currencies"] as const),
  ...(["day bought", "location", "tags", "notes", "picture"] as const),
  ...(["signed", "altered", "misprint", "proxy"] as const),
  ...(["day added", "sealed products"] as const),
] as const;
export type Loss = (typeof losses)[number];

/** How our items are written for an app. */
export interface Writes {
  /** By the column's name in the header. */
  readonly columns: Readonly<Record<string, (one: ExportedItem) => Cell>>;
  /** What it cannot hold. */
  readonly loses: readonly Loss[];
  /** Why an item cannot be written at all, as a sentence; undefined where it can. */
  readonly refuses?: (one: ExportedItem) => string | undefined;
  readonly separator?: ";";
  /** Whether each value is quoted. */
  readonly isQuoted?: boolean;
}
