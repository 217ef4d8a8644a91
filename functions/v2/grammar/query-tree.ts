/**
 * What a query of `/v2` says. Printing a tree and reading it again gives the same tree, as long as its
 * `and` and `or` have at least two parts and none of their own kind directly below them.
 */
export type QueryTree =
  | { readonly kind: "all" }
  | { readonly kind: "and" | "or"; readonly parts: readonly QueryTree[] }
  | { readonly kind: "not"; readonly part: QueryTree }
  | Clause;

/** A condition on one field: of several values of a card, one that fulfils it is enough. */
export interface Clause {
  readonly kind: "clause";
  /** Dot path into the answer, such as `set.releaseDate`. */
  readonly field: string;
  readonly test: ValueTest;
}

export type ValueTest =
  | {
      readonly kind: "text";
      /** Words, in which `*` stands for any characters. */
      readonly text: string;
      /** Whether the whole value must be it, and not some of its words. */
      readonly isWhole: boolean;
    }
  | {
      readonly kind: "range";
      /** Absent on a side that is open. */
      readonly from?: Bound;
      readonly to?: Bound;
    };

export interface Bound {
  /** A number, or a day or moment as the answers write it. */
  readonly text: string;
  readonly isIncluded: boolean;
}
