import type { Attribute, Attributes } from "./attribute.ts";
import type { CardMark } from "./card-mark.ts";
import type { DeckRules } from "./deck-rules.ts";

/** A size in which pictures of a game's cards are shown. */
interface PictureSize {
  readonly size: string;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** The creatures that a game's cards show and that exist beyond the cards, with numbers of their own. */
interface SpeciesOnCards {
  /** The attribute that holds their numbers: a list of numbers. */
  readonly attribute: string;
  /** What the number is called, such as `National dex number`. */
  readonly label: string;
  /** Other names of the query field for their generation. */
  readonly generation: { readonly also: readonly string[] };
  /** The number as it is written under a picture: `No. 0006`. */
  writeNumber(number: number): string;
}

/** Of a card, what says which print it is. */
interface PrintedCard {
  readonly number: string;
  readonly attributes: Attributes;
}

/** How shops tell prints of a set apart. */
interface PrintAtShops {
  /** As on the card, such as `OP02-013`. */
  readonly number: string;
  /** Whether it is another print of a card that is in the set too; shops put that into names. */
  readonly isFurtherPrint: boolean;
}

/**
 * The rarities of a game, the commonest first, as cards are ordered by them, and which words of sources mean each; letter case does not matter, and a
 * rarity's own name is one of its words. A general one holds for cards that others divide further: where
 * a source says more, its word counts.
 */
export type RarityWords = Readonly<
  Record<
    string,
    {
      readonly words?: readonly string[];
      /** For which cards of other rarities it holds too; absent: for none. What holds for fewer says more. */
      readonly holdsFor?: "some rare" | "all rare" | "all";
      /** Whether cards of it are not rare, so that no word for rare ones holds for them. */
      readonly isCommon?: true;
      /** In which finish a card of it is taken to be made where no source tells any. @default normal */
      readonly finish?: string;
    }
  >
>;

/** A field of the query language that looks into parts of attributes, of several together. */
export interface PartsField {
  readonly also: readonly string[];
  readonly description: string;
  /** `prose`: whole sentences, found by words in them. `text`: short words, such as types. */
  readonly kind: "prose" | "text";
  readonly of: readonly {
    readonly attribute: string;
    /** Of each entry, these; absent for an attribute that is text itself. */
    readonly parts?: readonly string[];
  }[];
  /** What people may write for a value, by the value that cards have. */
  readonly words?: Readonly<Record<string, readonly string[]>>;
}

/** Everything that is particular to one game. All that stores, finds, shows and documents its cards follows from it. */
export interface GameDefinition {
  /** As ids have it: lower-case letters. */
  readonly name: string;
  readonly label: string;
  readonly attributes: Readonly<Record<string, Attribute>>;
  /**
   * Text that sorts printings of a set by number; see {@link naturalOrder}.
   *
   * @param number as the printing's id has it: lower case, odd characters in hex
   */
  sortNumber(number: string): string;
  /**
   * The number as people write it beside the set's name, `4/102`. Absent: as it is printed.
   *
   * @param printedCount how many cards the set says it has; 0 where that is not known
   */
  writeNumber?(number: string, set: { readonly printedCount: number }): string;
  /**
   * What stays of a name when two sources' names of one printing are compared. A source whose name comes
   * to something else means another card, and is not merged. Absent: any two names may be of one card.
   */
  nameKey?(name: string): string;
  /** The one vocabulary of its rarities. Absent: sources' words are left alone. */
  readonly rarities?: RarityWords;
  /**
   * Words of collectors, and the query that each means; an empty one where they say nothing of a card.
   * What is typed as it stands is found as well.
   */
  readonly nicknames?: Readonly<Record<string, string>>;
  /**
   * Whether a number is that of another print of a card of the same code, such as a parallel; the card itself
   * comes first. Absent where prints have no numbers of their own.
   */
  isFurtherPrint?(number: string): boolean;
  /**
   * The place that a card fills in what its set says that it has: `50` for the number `50a`. Undefined for one that is beyond
   * that. Absent: every number is a place.
   */
  countedPlace?(number: string, set: { readonly printedCount: number }): string | undefined;
  /** Ids of series that exist on screens alone; their cards come after printed ones. */
  readonly digitalSeries?: readonly string[];
  /** Shops whose products are listed by set; a set names their groups in its cross-walk. */
  readonly shops?: readonly string[];
  /**
   * By what shops know a card, where it is not its number; see {@link PrintAtShops}.
   */
  printAtShops?(card: PrintedCard): PrintAtShops;
  /**
   * The attribute that is printed on a card as its code and is the same on all its prints, `OP02-013`. Absent
   * where a card is called by its set and number alone.
   */
  readonly codeAttribute?: string;
  /** Fields of the query language that look into parts, by their names in a query. */
  readonly fields?: Readonly<Record<string, PartsField>>;
  /** What `is:` asks of its cards, beside what it asks of all; one of the same name takes its place. */
  readonly marks?: Readonly<Record<string, CardMark>>;
  /** What a deck must be like. Absent: nobody can ask whether one may be played. */
  readonly decks?: DeckRules;
  /** Sizes of pictures, smallest first. */
  readonly pictureSizes: readonly PictureSize[];
  /**
   * Whether its publisher bears that others serve pictures of its cards; a deployment may say otherwise.
   * Where not, people are led to the source.
   */
  readonly picturesMayBeHosted: boolean;
  readonly species?: SpeciesOnCards;
  /**
   * The language of its cards that are answered below `/v2`, as a service gave them that ends. One game has it.
   */
  readonly v2Language?: string;
  /** Which source is believed first, by group of attributes, and `default` for all the others. */
  readonly precedence: Readonly<Record<string, readonly string[]>> & {
    readonly default: readonly string[];
  };
}
