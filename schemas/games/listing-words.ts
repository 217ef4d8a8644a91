/**
 * Words in titles of listings that say which card of a game is offered. All are in lower case and without accents;
 * several words are parted by a blank.
 */
export interface ListingWords {
  /** Words before a name that make it another card's: `dark`. */
  readonly before: readonly string[];
  /** Words after a name that make it another card's: `vmax`. */
  readonly after: readonly string[];
  /** Names of products in which cards of others are printed again, under their old numbers. */
  readonly reprints: readonly string[];
  /** Names of sets in which the name of such a product stands: no title that has one names the product. */
  readonly namesakes?: readonly string[];
  /** Whose cards are, at the beginning of a name. */
  readonly owners?: readonly string[];
  /** What sellers call cards, and the names that they have. */
  readonly nicknames?: Readonly<Record<string, string>>;
  /** Words in the middle of names of two that cards do not have. */
  readonly fillers?: readonly string[];
  /** Rarities of plain cards, and words that are told of rarer ones alone. */
  readonly rarer?: { readonly plain: readonly string[]; readonly told: readonly string[] };
  /** Rarities of two words, in lower case, of which a set has one card of a name. */
  readonly tellingRarities?: readonly string[];
  /** What sellers call sets, by the sets' own names. */
  readonly sets: Readonly<Record<string, readonly string[]>>;
  /** What only copies of a set have, which names the set as well, by the sets' own names. */
  readonly onlyIn?: Readonly<Record<string, readonly string[]>>;
  /** What is made of the same characters and is no card of the game. */
  readonly others: readonly string[];
  /** Words of prints beside the plain one of a card, by their kinds, where these are cards of their own. */
  readonly prints?: Readonly<Record<string, readonly string[]>>;
  /** Kinds of prints that a card of a rarity is, whose word of it says nothing more. */
  readonly printOfRarity?: Readonly<Record<string, string>>;
  /** Words after which a name means several cards, for which a number has to be told. */
  readonly needsNumber?: readonly string[];
}
