import type { CollectionItem } from "#schemas/collections/item.ts";
import type { CompositeOptions } from "#schemas/images/composite.ts";
import type { PrintingId } from "#schemas/values.ts";
import type { ItemMoney } from "../../holdings/index.ts";

/** A card of a picture, before anything is known of it but what one has of it. */
export interface ChosenCard {
  readonly printingId: PrintingId;
  /** Copies that it stands for, the best first; none of a card that one has not. */
  readonly copies: readonly CollectionItem[];
  /** It is drawn in grey. */
  readonly isMissing?: true;
}

export interface ChosenCards {
  readonly cards: readonly ChosenCard[];
  /** Whether there are cards that the filter leaves out. */
  readonly hasFilter: boolean;
  /** What one has, as far as the subject goes; undefined where its items are wishes. */
  readonly owned: readonly CollectionItem[] | undefined;
  /** The order that the words name, above that of the options. */
  readonly sort?: CompositeOptions["sort"];
  /** What items cost, where choosing had to know. */
  readonly money?: ItemMoney | undefined;
}
