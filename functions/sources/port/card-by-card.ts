import type { PricedPrintingId } from "#schemas/prices/priced-printing.ts";
import type { Language } from "#schemas/values.ts";

/** A card as a source has to know it that is asked for it by words. */
export interface CardWords {
  readonly name: string;
  /** As people write it beside the set's name: `4/102`, `OP01-025`. */
  readonly number: string;
  readonly setName: string;
}

/** Which cards somebody wants, for sources that have no list of what they have. */
export interface CardsToAsk {
  /** Printings of a game, the most wanted first; none where nobody wants any. */
  list(game: string): Promise<readonly PricedPrintingId[]>;
  /** Cards in a language; a printing that the catalogue does not have in it is left out. */
  cards(
    printings: readonly PricedPrintingId[],
    language: Language,
  ): Promise<ReadonlyMap<PricedPrintingId, CardWords>>;
}

/** How a source is asked card by card. */
export interface ByCard {
  /** The units in which a wanted printing is asked for. */
  unitsOf(printing: PricedPrintingId): readonly string[];
  /** In which dataset they are. */
  readonly dataset: string;
  /** The card of a unit; undefined for a unit of another kind. */
  cardOf(
    unit: string,
  ): { readonly printing: PricedPrintingId; readonly language: Language } | undefined;
}
