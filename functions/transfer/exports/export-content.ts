import type { Collection } from "#schemas/collections/collection.ts";
import type { OwnPrice } from "#schemas/collections/own-price.ts";
import type { Sale } from "#schemas/collections/sale.ts";
import type { ExportedItem } from "#schemas/transfer/exported-item.ts";

/** A lot with the words of its card; without them where the catalogue does not know the card. */
export type NamedItem = Pick<ExportedItem, "item"> & {
  readonly card: ExportedItem["card"] | undefined;
};

/** A collection, or what of it was asked for. */
export interface ContentCollection {
  readonly head: Collection;
  /** Its lots in the order of their ids, some at a time. */
  readonly batches: AsyncIterable<readonly NamedItem[]>;
}

type CardWords = ExportedItem["card"] | undefined;

/** What an export is of. Read twice it is the same, as long as nobody changes anything. */
export interface ExportContent {
  /** What was asked for. */
  readonly of: string;
  readonly query?: string | undefined;
  /** When it was asked for: what the file is dated. */
  readonly exportedAt: string;
  /** In the order of their ids. */
  collections(): AsyncIterable<ContentCollection>;
  /** What the user says that copies cost, where all of an account is exported; by printing, variant and state. */
  prices(): Promise<readonly { readonly price: OwnPrice; readonly card: CardWords }[]>;
  /** All that was sold, where all of an account is exported; the oldest first. */
  sales(): Promise<readonly { readonly sale: Sale; readonly card: CardWords }[]>;
}
