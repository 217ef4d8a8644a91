import { priceFields } from "#schemas/games/index.ts";
import type { Matches } from "../indexing/matches.ts";
import { compares } from "./compare-values.ts";
import type { SearchTree } from "./query/search-tree.ts";

/** What the cards of an index cost in one currency, and how that has changed, in its order; NaN where that is not known. */
export interface PriceColumn {
  /** In the currency’s unit: 12.5. */
  readonly amounts: Float64Array;
  /** Percent, over so many days. */
  readonly changes: Readonly<Record<"1" | "7" | "30", Float64Array>>;
}

/** The columns of a search. */
export interface PriceColumns {
  /** What the search is in, where a field does not say otherwise. */
  readonly currency: string;
  readonly byCurrency: ReadonlyMap<string, PriceColumn>;
}

type PriceTree = Extract<SearchTree, { kind: "price" }>;
type TextTree = Extract<SearchTree, { kind: "text" }>;

/** What a field of a price is of, by its name. */
export const priceField = (name: string) => known.get(name);
const known = new Map(priceFields.map((field) => [field.name, field]));

/** Whether a card has a price is no fact that an index holds. */
export const isAskedForPrice = ({ field, value }: TextTree): boolean =>
  field === "has" && value === "price";

/** Marks the cards that fulfil a condition on their price; one without a price fulfils none but that it has none. */
export function cardsPriced(
  tree: PriceTree | TextTree,
  prices: PriceColumns | undefined,
  into: Matches,
): Matches {
  if (tree.kind === "text") {
    const amounts = columnOf("price", prices);
    const isWanted = tree.compare !== "!=";
    for (let card = 0; card < into.length; card += 1)
      into[card] = Number.isNaN(amounts?.[card] ?? Number.NaN) === isWanted ? 0 : 1;
    return into;
  }
  const column = columnOf(tree.field, prices);
  if (!column) return into;
  const { compare, value } = tree;
  for (let card = 0; card < into.length; card += 1) {
    const own = column[card] ?? Number.NaN;
    // Not a number is another than any.
    if (!Number.isNaN(own) && compares(compare, own, value)) into[card] = 1;
  }
  return into;
}

/** The column that a field looks into; undefined where nothing is known of it. */
export function columnOf(name: string, prices: PriceColumns | undefined): Float64Array | undefined {
  const field = known.get(name);
  const column = prices?.byCurrency.get(field?.currency ?? prices.currency);
  return field?.days ? column?.changes[field.days] : column?.amounts;
}
