/** Which variants of a card a word of a shop may mean. */
export interface VariantWord {
  /** Key of the variant where the catalogue has none like it: in the words of the catalogue's keys. */
  readonly key: string;
  /** Finishes that it may mean, the likeliest first. */
  readonly finishes: readonly string[];
  /** Which edition it names; absent where it names none. */
  readonly edition?: "1st-edition" | "unlimited";
  /** Whether it is all that the shop says of a product that it knows in no other way. */
  readonly isPlain?: true;
}

/** A shop, as whoever takes its prices has to know it. */
export interface Shop {
  /** As cards' `productIds` name it. */
  readonly name: string;
  /** Sources whose prices are the shop's own word; of all others it is said through whom they came. */
  readonly toldBy: readonly string[];
  /** Whether its prices are asked, and nothing was sold for them. */
  readonly isAsked?: true;
  /** Its words by game, in lower case and without anything but letters and digits; `""` where it says none. */
  readonly words: Readonly<Record<string, Readonly<Record<string, VariantWord>>>>;
}

/** What a series is called in which a source tells of a shop's prices. */
export const seriesSource = (shop: Shop, source: string): string =>
  shop.toldBy.includes(source) ? shop.name : `${source}-${shop.name}`;
