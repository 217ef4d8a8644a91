import { searchedCurrency } from "#schemas/games/index.ts";
import { isAskedForPrice, priceField } from "./card-prices.ts";
import type { SearchTree } from "./query/search-tree.ts";

/** The currencies in which a search has to know what cards cost; none where it asks for no price. */
export function currenciesIn(
  tree: SearchTree,
  sort: string,
  currency = searchedCurrency,
): ReadonlySet<string> {
  const wanted = new Set<string>(isByPrice(sort) ? [currency] : []);
  addCurrencies(tree, currency, wanted);
  return wanted;
}

const priceSorts: ReadonlySet<string> = new Set(["price", "-price", "change", "-change"]);

/** Whether the order of a search depends on what cards cost. */
const isByPrice = (sort: string): boolean => priceSorts.has(sort);

function addCurrencies(tree: SearchTree, currency: string, into: Set<string>): void {
  switch (tree.kind) {
    case "and":
    case "or":
      for (const part of tree.parts) addCurrencies(part, currency, into);
      return;
    case "not":
      addCurrencies(tree.part, currency, into);
      return;
    case "price":
      into.add(priceField(tree.field)?.currency ?? currency);
      return;
    case "text":
      if (isAskedForPrice(tree)) into.add(currency);
      return;
    default:
    // Words say nothing of prices.
  }
}
