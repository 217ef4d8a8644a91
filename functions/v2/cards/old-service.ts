import type { Card } from "#schemas/catalog/card.ts";
import type { CardFragment, SetFragment } from "#schemas/catalog/fragment.ts";
import type { CardSet } from "#schemas/catalog/set.ts";
import type { Game, Language, SetId } from "#schemas/values.ts";

import type { PriceBlocks } from "../prices/price-block.ts";

/** An object of an answer, its fields in the order in which they are written. */
export type Json = Readonly<Record<string, unknown>>;

/**
 * What is to be known of the service whose answers are given again: what it said, and by which rules it would
 * have said what it never got.
 */
export interface OldService {
  readonly game: Game;
  readonly language: Language;
  /** The sources that tell what it said, the best first. */
  readonly sources: readonly string[];
  /** Whether it would have had a set: it leaves out what is not printed. */
  wouldHave(set: CardSet): boolean;
  /** A card as it gave it, with `set: undefined` in the place of its set; undefined for what is none. */
  givenCard(fragment: CardFragment): GivenCard | undefined;
  givenSet(fragment: SetFragment): Json | undefined;
  /** What it told of prices, one after the other. */
  readonly priceBlocks: readonly PriceBlocks[];
  /** How it calls a set of ours, or would by its rules; undefined where no rule speaks of it. */
  setIdOf(set: Pick<CardSet, "id" | "crosswalk">): string | undefined;
  /** An id in its manner for a set of which no rule speaks; it may have another set of that id. */
  inItsManner(id: SetId): string;
  /** A card that it never got, with `set: undefined` in the place of its set. */
  formedCard(card: Card, named: { readonly id: string; readonly number: string }): Json;
  formedSet(set: CardSet, named: { readonly id: string; readonly updatedAt: string }): Json;
  /** The number of a card as it would have written it. @param setId as it calls the set */
  numberOf(card: Pick<Card, "number">, setId: string): string;
}

interface GivenCard {
  readonly id: string;
  /** As the service calls it. */
  readonly setId: string;
  readonly number: string;
  readonly object: Json;
}
