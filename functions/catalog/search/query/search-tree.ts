import type { PrintingId } from "#schemas/values.ts";

export type Comparison = "=" | "!=" | "<" | "<=" | ">" | ">=";

/** What is searched for; fields go by the name of their column in the index. Every engine behind the port SearchIndex understands this and no more. */
export type SearchTree =
  | { readonly kind: "all" }
  | { readonly kind: "and" | "or"; readonly parts: readonly SearchTree[] }
  | { readonly kind: "not"; readonly part: SearchTree }
  /** Cards that are called so, by an id with its kind, or by one without it anywhere; where there is none, something else. */
  | { readonly kind: "id"; readonly text: string; readonly otherwise: SearchTree }
  /** Words without fields, as people type them: see `searchBare`. */
  | {
      readonly kind: "bare";
      readonly text: string;
      /** All of them are said, as they are. */
      readonly isStrict?: true;
      /** All of them are in the name, as they are: there is something else that may be meant. */
      readonly isName?: true;
    }
  /**
   * Words of which some are collectors' own: all of them as they stand in a name, or the other words with what
   * those mean. Where no card has both, what is meant if it is words of names, else the other words.
   */
  | {
      readonly kind: "meant";
      /** As it was typed. */
      readonly text: string;
      /** The other words; absent where there are none. */
      readonly rest?: string;
      readonly meaning: SearchTree;
    }
  /** These cards, whatever they say; those that the index does not have are passed over. */
  | { readonly kind: "cards"; readonly ids: Iterable<PrintingId> }
  /**
   * What is asked of other things than cards, by whoever searches these together with their cards: such as the copies that
   * somebody has. No index knows it, and no card fulfils it.
   */
  | {
      readonly kind: "beyond";
      readonly name: string;
      readonly compare: "has" | Comparison;
      readonly value: string | number;
    }
  /** Words that follow each other in the name, or in another fact such as the set's name. */
  | { readonly kind: "phrase"; readonly text: string }
  /**
   * `has`: is all of it, or, where no card of the same language is so, contains it word by word from a
   * word's start; `=`: is all of it.
   */
  | {
      readonly kind: "text";
      readonly field: string;
      readonly compare: "has" | "=" | "!=";
      readonly value: string;
    }
  /** `has`: says these words one after the other, in one of its texts; `=`: one of them is just that. */
  | {
      readonly kind: "prose";
      readonly field: string;
      readonly compare: "has" | "=" | "!=";
      readonly value: string;
    }
  | {
      readonly kind: "number";
      readonly field: string;
      readonly compare: Comparison;
      readonly value: number;
    }
  /** What it costs now, or how that has changed: `field` is one of those of prices, `value` in the currency’s unit or percent. */
  | {
      readonly kind: "price";
      readonly field: string;
      readonly compare: Comparison;
      readonly value: number;
    }
  /** `value` is a year, a month or a day; `=` is true for every day in it. */
  | {
      readonly kind: "date";
      readonly field: string;
      readonly compare: Comparison;
      readonly value: string;
    };

/** Finds no card. */
export const nothing: SearchTree = { kind: "not", part: { kind: "all" } };

/** Joins with and, leaving out what says nothing. */
export function allOf(parts: readonly SearchTree[]): SearchTree {
  const said = parts.filter((part) => part.kind !== "all");
  const [only, second] = said;
  if (!only) return { kind: "all" };
  return second ? { kind: "and", parts: said } : only;
}
